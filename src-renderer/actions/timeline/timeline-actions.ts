import type { Action } from '../action.ts';
import { clipActions } from './clip-actions.ts';
import { clipShapeActions } from './clip-shape-actions.ts';
import { envelopeActions } from './envelope-actions.ts';
import { markerActions } from './marker-actions.ts';
import { trackActions } from './track-actions.ts';
import { playheadActions } from './playhead-actions.ts';
import { viewActions } from './view-actions.ts';

/** Everything that can be done on the timeline and with what plays. */
export const timelineActions: readonly Action[] = [
  ...playheadActions,
  ...viewActions,
  ...clipActions,
  ...clipShapeActions,
  ...envelopeActions,
  ...markerActions,
  ...trackActions,
];
