import type { Action } from './action.ts';
import { projectActions } from './app/project-actions.ts';
import { transportActions } from './app/transport-actions.ts';
import { windowActions } from './app/window-actions.ts';
import { castActions } from './cast/cast-actions.ts';
import { deliveryActions } from './delivery/delivery-actions.ts';
import { pictureActions } from './picture/picture-actions.ts';
import { readingActions } from './readings/reading-actions.ts';
import { fitActions } from './script/fit-actions.ts';
import { lineStepActions } from './script/line-step-actions.ts';
import { scriptActions } from './script/script-actions.ts';
import { subtitleActions } from './script/subtitle-actions.ts';
import { takeActions } from './take/take-actions.ts';
import { timelineActions } from './timeline/timeline-actions.ts';

/** Everything a person can do. Where several share a key, the first that makes sense where the keyboard is gets it. */
export const ALL_ACTIONS: readonly Action[] = [...pictureActions, ...scriptActions, ...lineStepActions, ...fitActions, ...subtitleActions, ...readingActions, ...castActions, ...takeActions, ...deliveryActions, ...timelineActions, ...transportActions, ...projectActions, ...windowActions];

const byId = new Map(ALL_ACTIONS.map((action) => [action.id, action]));

/** @throws Error for an id that no action has. */
export function actionOf(id: string): Action {
  const action = byId.get(id);
  if (!action) throw new Error(`there is no action "${id}"`);
  return action;
}

export function findAction(id: string): Action | undefined {
  return byId.get(id);
}
