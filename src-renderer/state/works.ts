import type { Work } from '../../src-main/shared/contract/dubbing-views.ts';
import { newId } from './new-id.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';
import type { Studio } from './studio.ts';

/** Work that the studio does for this window, with its progress once it is told. */
export interface PresentWork {
  readonly id: string;
  readonly progress: Work | null;
  readonly cancel: () => void;
}

interface Works {
  readonly present: Store<readonly PresentWork[]>;
}

const works = new WeakMap<Studio, Works>();

/** Work that is under way, in the order it was begun. */
export function worksOf(studio: Studio): Store<readonly PresentWork[]> {
  const known = works.get(studio);
  if (known) return known.present;
  const present = createStore<readonly PresentWork[]>([]);
  works.set(studio, { present });
  studio.connection.on('work.changed', (progress) => {
    present.set((list) => (list.some(({ id }) => id === progress.id) ? list.map((work) => (work.id === progress.id ? { ...work, progress } : work)) : list));
  });
  return present;
}

/**
 * Asks for work that takes a while: the status bar shows it and can cancel it.
 * @param begin asks the studio under `workId`; the signal aborts on cancel
 * @returns what it gives; null when the author cancelled it
 */
export async function withWork<T>(studio: Studio, begin: (workId: string, signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const present = worksOf(studio);
  const id = newId();
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
  };
  present.set((list) => [...list, { id, progress: null, cancel }]);
  try {
    return await begin(id, controller.signal);
  } catch (error) {
    if (controller.signal.aborted) return null;
    throw error;
  } finally {
    present.set((list) => list.filter((work) => work.id !== id));
  }
}
