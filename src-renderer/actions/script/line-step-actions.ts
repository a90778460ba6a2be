import { goToText, scriptOrder, stepLine } from '../../panels/script/move-in-script.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { selectLines } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';
import type { Action } from '../action.ts';
import { shownLine } from './line-edits.ts';
import { goToNextChanged } from './render-lines.ts';
import { hasLines, inScript, onLine } from './script-here.ts';
import { words } from './script.messages.ts';

/** Going from line to line, and choosing several. */
export const lineStepActions: readonly Action[] = [
  {
    id: 'line.next',
    title: words.next,
    keys: ['ArrowDown'],
    enabled: hasLines,
    run: (studio) => {
      stepLine(studio, 1);
    },
  },
  {
    id: 'line.previous',
    title: words.previous,
    keys: ['ArrowUp'],
    enabled: hasLines,
    run: (studio) => {
      stepLine(studio, -1);
    },
  },
  {
    id: 'line.extendDown',
    title: words.extendDown,
    keys: ['Shift+ArrowDown'],
    enabled: onLine,
    run: (studio) => {
      stepLine(studio, 1, { extend: true });
    },
  },
  {
    id: 'line.extendUp',
    title: words.extendUp,
    keys: ['Shift+ArrowUp'],
    enabled: onLine,
    run: (studio) => {
      stepLine(studio, -1, { extend: true });
    },
  },
  {
    id: 'line.pageDown',
    title: words.pageDown,
    keys: ['PageDown'],
    inText: true,
    enabled: inScript,
    run: (studio) => {
      stepLine(studio, 10);
    },
  },
  {
    id: 'line.pageUp',
    title: words.pageUp,
    keys: ['PageUp'],
    inText: true,
    enabled: inScript,
    run: (studio) => {
      stepLine(studio, -10);
    },
  },
  {
    id: 'line.first',
    title: words.first,
    keys: ['Mod+Home'],
    enabled: onLine,
    run: (studio) => {
      stepLine(studio, -Infinity);
    },
  },
  {
    id: 'line.last',
    title: words.last,
    keys: ['Mod+End'],
    enabled: onLine,
    run: (studio) => {
      stepLine(studio, Infinity);
    },
  },
  {
    id: 'line.editText',
    title: words.editText,
    keys: ['Mod+ArrowRight'],
    enabled: onLine,
    run: editText,
  },
  {
    id: 'line.selectAll',
    title: words.selectAll,
    keys: ['Mod+KeyA'],
    enabled: onLine,
    run: selectAll,
  },
  {
    id: 'line.nextChanged',
    title: words.nextStale,
    keys: ['Mod+Alt+ArrowDown'],
    inText: true,
    enabled: hasLines,
    run: goToNextChanged,
  },
  {
    id: 'line.reading',
    title: words.reading,
    keys: ['F2'],
    inText: true,
    enabled: (studio) => shownLine(studio) !== undefined,
    run: goToReading,
  },
];

function selectAll(studio: Studio): void {
  const { lineId } = studio.selection.get();
  selectLines(studio, scriptOrder(studio), lineId ?? undefined);
}

function editText(studio: Studio): void {
  const line = shownLine(studio);
  if (line) goToText(studio, line.id, Infinity);
}

/** Puts the keyboard on the first word of the shown line's reading. */
function goToReading(studio: Studio): void {
  const line = shownLine(studio);
  if (!line) return;
  const { readingWish } = scriptViewOf(studio);
  selectLines(studio, [line.id], line.id);
  readingWish.set(line.id);
}
