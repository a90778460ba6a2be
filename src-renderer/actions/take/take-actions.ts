import { takesOfLine } from '../../../src-main/shared/domain/in-order.ts';
import { compareTakes } from '../../panels/takes/take-comparison.ts';
import type { Studio } from '../../state/studio.ts';
import type { Action } from '../action.ts';
import { shownLine } from '../script/line-edits.ts';
import { newTakes, stepTake, toggleStar } from './take-edits.ts';
import { words } from './take.messages.ts';

const canRender = (studio: Studio): boolean => studio.project.state.get()?.readOnly === false;
const canRenderLine = (studio: Studio): boolean => canRender(studio) && shownLine(studio) !== undefined;
const hasTake = (studio: Studio): boolean => canRender(studio) && typeof shownLine(studio)?.takeId === 'string';
const hasTakes = (studio: Studio): boolean => {
  const document = studio.project.state.get()?.document;
  const line = shownLine(studio);
  return document !== undefined && line !== undefined && takesOfLine(document, line.id).length > 1;
};

export const takeActions: readonly Action[] = [
  { id: 'take.new', title: words.newTake, keys: ['KeyT'], enabled: canRenderLine, run: (studio) => newTakes(studio, 1) },
  { id: 'take.newThree', title: words.threeTakes, keys: ['Shift+KeyT'], enabled: canRenderLine, run: (studio) => newTakes(studio, 3) },
  { id: 'take.star', title: words.star, keys: ['Mod+KeyB'], inText: true, enabled: hasTake, run: toggleStar },
  { id: 'take.next', title: words.next, keys: ['Mod+BracketRight'], inText: true, enabled: hasTakes, run: (studio) => stepTake(studio, 1) },
  { id: 'take.previous', title: words.previous, keys: ['Mod+BracketLeft'], inText: true, enabled: hasTakes, run: (studio) => stepTake(studio, -1) },
  { id: 'take.compare', title: words.compare, keys: ['Backslash'], enabled: hasTakes, run: compareTakes },
  {
    id: 'render.cancelLines',
    title: words.cancelLines,
    enabled: canRenderLine,
    run: async (studio) => {
      await studio.connection.request('render.cancel', { lineIds: [...studio.selection.get().lineIds] });
    },
  },
];
