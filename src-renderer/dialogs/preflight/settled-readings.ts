import type { ReadingRisk } from '../../../src-main/shared/contract/dubbing-views.ts';
import { riskKey } from '../../../src-main/shared/domain/group-risks.ts';
import type { Store } from '../../state/store.ts';
import { createStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';

interface KnownReadings {
  /** Said to be right by the author: listed no more, as long as the window is open. */
  readonly settled: Store<ReadonlySet<string>>;
  /** Shown in the list at least once: no notice speaks of them again. */
  readonly seen: Set<string>;
}

const known = new WeakMap<Studio, KnownReadings>();

/** What this window's author has already looked at. Readings of different projects never meet: their keys say which. */
export function knownReadings(studio: Studio): KnownReadings {
  const present = known.get(studio);
  if (present) return present;
  const made: KnownReadings = { settled: createStore<ReadonlySet<string>>(new Set()), seen: new Set() };
  known.set(studio, made);
  return made;
}

/** A spelling with one way to say it, in the project that is open. */
export function readingKey(studio: Studio, risk: ReadingRisk): string {
  return `${studio.project.state.get()?.projectId ?? ''} ${riskKey(risk)}`;
}
