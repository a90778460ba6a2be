import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { scriptViewOf } from '../panels/script/script-view.ts';
import { useStore, type Store } from '../state/store.ts';
import { useStudio, type Studio } from '../state/studio.ts';
import { lineFits, type LineFit } from './line-fits.ts';

const NONE: ReadonlyMap<string, LineFit> = new Map();

/**
 * How all lines meet their slots, for every part of the window that shows it. Reckoned when somebody looks, once for the same
 * script, predictions and typing.
 */
export function lineFitsOf(studio: Studio): Pick<Store<ReadonlyMap<string, LineFit>>, 'get' | 'subscribe'> {
  const known = stores.get(studio);
  if (known) return known;
  const { lengths, drafts } = scriptViewOf(studio);
  let rests: readonly unknown[] = [];
  let fits = NONE;
  const store = {
    get: () => {
      const document: ProjectDocument | undefined = studio.project.state.get()?.document;
      const foretold = lengths.state.get();
      // Which lines are being typed in counts, not every keystroke: that comes with the next prediction.
      const typed = [...drafts.state.get()].flatMap(([lineId, { text }]) => (text === document?.lines.get(lineId)?.text ? [] : [lineId]));
      const now = [document, foretold, typed.join(' ')];
      if (now.every((part, index) => part === rests[index])) return fits;
      rests = now;
      fits = document
        ? keepEqual(fits, lineFits(document, {
            elasticityOf: (lineId) => foretold.get(lineId)?.elasticity ?? null,
            isTyped: (lineId) => typed.includes(lineId),
          }))
        : NONE;
      return fits;
    },
    subscribe: (listener: () => void) => {
      const endings = [studio.project.state, lengths.state, drafts.state].map((part) => part.subscribe(listener));
      return () => {
        for (const end of endings) end();
      };
    },
  };
  stores.set(studio, store);
  return store;
}

const stores = new WeakMap<Studio, Pick<Store<ReadonlyMap<string, LineFit>>, 'get' | 'subscribe'>>();

/** Follows how one line meets its slot; undefined for one without slot, or of which nothing is known yet. */
export function useLineFit(lineId: string): LineFit | undefined {
  return useStore(lineFitsOf(useStudio()), (fits) => fits.get(lineId));
}

/** Lines that nothing happened to keep their objects, so that views of them see no change. */
function keepEqual(before: ReadonlyMap<string, LineFit>, after: ReadonlyMap<string, LineFit>): ReadonlyMap<string, LineFit> {
  return new Map(
    [...after].map(([lineId, fit]) => {
      const known = before.get(lineId);
      const isEqual = known !== undefined && (Object.keys(fit) as (keyof LineFit)[]).every((key) => fit[key] === known[key]);
      return [lineId, isEqual ? known : fit];
    }),
  );
}
