import type { Studio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import type { Action } from './action.ts';

/** Runs an action where it makes sense now, and shows the author what it throws. @returns whether it ran. */
export function runAction(studio: Studio, action: Action): boolean {
  if (action.enabled?.(studio) === false) return false;
  void tell(studio, start(studio, action));
  return true;
}

async function start(studio: Studio, action: Action): Promise<void> {
  await action.run(studio);
}
