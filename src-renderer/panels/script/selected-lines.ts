import type { Selection } from '../../state/selection.ts';

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a line is selected, without walking ten thousand ids for each row on screen. */
export function isSelected({ lineIds }: Selection, lineId: string): boolean {
  let set = sets.get(lineIds);
  if (!set) {
    set = new Set(lineIds);
    sets.set(lineIds, set);
  }
  return set.has(lineId);
}
