import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { goToText, removeLines, scriptOrder, stepLine } from '../../panels/script/move-in-script.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { selectLines } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';
import type { DialogName } from '../../state/window-view.ts';
import type { Action } from '../action.ts';
import { insertLine, joinWithNext, selectedLines, shownLine, splitAtCaret, stepLines, toggleLock } from './line-edits.ts';
import { playFromLine, startOfLine } from './play-from-line.ts';
import { goToNextChanged, renderAndPlay, renderSelected } from './render-lines.ts';
import { words } from './script.messages.ts';

const placeOf = (studio: Studio) => scriptViewOf(studio).focus.get()?.place;
const inLineText = (studio: Studio): boolean => placeOf(studio) === 'text';
const onLine = (studio: Studio): boolean => placeOf(studio) === 'row';
const inScript = (studio: Studio): boolean => onLine(studio) || inLineText(studio);
const canEdit = (studio: Studio): boolean => studio.project.state.get()?.readOnly === false;
const editsLine = (studio: Studio): boolean => canEdit(studio) && shownLine(studio) !== undefined;
const editsHere = (studio: Studio): boolean => inScript(studio) && editsLine(studio);

/** What can be done with lines. Chords that a text field needs itself only count while the keyboard is on lines. */
export const scriptActions: readonly Action[] = [
  {
    id: 'line.insertBelow',
    title: words.insertBelow,
    keys: ['Enter'],
    inText: true,
    enabled: (studio) => canEdit(studio) && inScript(studio),
    run: (studio) => insertLine(studio, 'same', narrator(studio)),
  },
  {
    id: 'line.insertOtherBelow',
    title: words.insertOther,
    keys: ['Alt+Enter'],
    inText: true,
    enabled: (studio) => canEdit(studio) && inScript(studio),
    run: (studio) => insertLine(studio, 'other', narrator(studio)),
  },
  {
    id: 'line.renderAndPlay',
    title: words.renderAndPlay,
    keys: ['Mod+Enter'],
    inText: true,
    enabled: (studio) => shownLine(studio) !== undefined,
    run: renderAndPlay,
  },
  {
    id: 'line.playProgramme',
    title: words.playProgramme,
    keys: ['Mod+Alt+KeyP'],
    inText: true,
    enabled: (studio) => startOfLine(studio) !== undefined,
    run: playFromLine,
  },
  {
    id: 'line.render',
    title: words.render,
    keys: ['Mod+Shift+Enter'],
    inText: true,
    enabled: editsLine,
    run: (studio) => renderSelected(studio),
  },
  {
    id: 'line.split',
    title: words.split,
    keys: ['Shift+Enter'],
    inText: true,
    enabled: (studio) => canEdit(studio) && inLineText(studio),
    run: splitAtCaret,
  },
  {
    id: 'line.join',
    title: words.join,
    keys: ['Mod+KeyJ'],
    inText: true,
    enabled: editsHere,
    run: joinWithNext,
  },
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
    id: 'line.moveUp',
    title: words.moveUp,
    keys: ['Alt+ArrowUp'],
    inText: true,
    enabled: editsHere,
    run: (studio) => stepLines(studio, -1),
  },
  {
    id: 'line.moveDown',
    title: words.moveDown,
    keys: ['Alt+ArrowDown'],
    inText: true,
    enabled: editsHere,
    run: (studio) => stepLines(studio, 1),
  },
  {
    id: 'line.editText',
    title: words.editText,
    keys: ['Mod+ArrowRight'],
    enabled: onLine,
    run: editText,
  },
  {
    id: 'line.lock',
    title: words.lock,
    keys: ['Mod+KeyL'],
    inText: true,
    enabled: editsLine,
    run: toggleLock,
  },
  {
    id: 'line.remove',
    title: words.remove,
    keys: ['Delete'],
    enabled: (studio) => canEdit(studio) && onLine(studio),
    run: (studio) => removeLines(studio, studio.selection.get().lineIds),
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
    id: 'line.resetDelivery',
    title: words.resetDelivery,
    enabled: editsLine,
    run: resetDelivery,
  },
  {
    id: 'line.reading',
    title: words.reading,
    keys: ['F2'],
    inText: true,
    enabled: (studio) => shownLine(studio) !== undefined,
    run: goToReading,
  },
  {
    id: 'script.find',
    title: words.find,
    keys: ['Mod+KeyF'],
    inText: true,
    enabled: hasLines,
    run: (studio) => {
      void scriptViewOf(studio).drafts.flush();
      setDialog(studio, 'find');
    },
  },
  {
    id: 'script.import',
    title: words.import,
    keys: ['Mod+KeyI'],
    inText: true,
    enabled: canEdit,
    run: (studio) => {
      setDialog(studio, 'import');
    },
  },
];

function hasLines(studio: Studio): boolean {
  return (studio.project.state.get()?.document.lines.size ?? 0) > 0;
}

/** Who says what nobody else says, in the window's language. */
function narrator(studio: Studio): string {
  return formatMessage(words.narrator, windowLanguage(studio.settings.get().language, navigator.languages));
}

function setDialog(studio: Studio, dialog: DialogName): void {
  studio.view.set((view) => ({ ...view, dialog }));
}

function selectAll(studio: Studio): void {
  const { lineId } = studio.selection.get();
  selectLines(studio, scriptOrder(studio), lineId ?? undefined);
}

function editText(studio: Studio): void {
  const line = shownLine(studio);
  if (line) goToText(studio, line.id, Infinity);
}

async function resetDelivery(studio: Studio): Promise<void> {
  const lineIds = selectedLines(studio).flatMap(({ id, locked }) => (locked ? [] : [id]));
  if (lineIds.length > 0) await studio.project.commit([{ name: 'delivery.reset', arguments: { lineIds } }]);
}

/** Puts the keyboard on the first word of the shown line's reading. */
function goToReading(studio: Studio): void {
  const line = shownLine(studio);
  if (!line) return;
  const { readingWish } = scriptViewOf(studio);
  selectLines(studio, [line.id], line.id);
  readingWish.set(line.id);
}
