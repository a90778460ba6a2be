import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { removeLines } from '../../panels/script/move-in-script.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import type { Studio } from '../../state/studio.ts';
import { setDialog } from '../../state/window-view.ts';
import type { Action } from '../action.ts';
import { insertLine, joinWithNext, selectedLines, shownLine, splitAtCaret, stepLines, toggleLock } from './line-edits.ts';
import { playFromLine, startOfLine } from './play-from-line.ts';
import { renderAndPlay, renderSelected } from './render-lines.ts';
import { canEdit, editsHere, editsLine, hasLines, inLineText, inScript, onLine } from './script-here.ts';
import { words } from './script.messages.ts';

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
    id: 'line.resetDelivery',
    title: words.resetDelivery,
    enabled: editsLine,
    run: resetDelivery,
  },
  {
    id: 'script.find',
    title: words.find,
    keys: ['Mod+KeyF'],
    inText: true,
    enabled: hasLines,
    run: (studio) => {
      void scriptViewOf(studio).drafts.flush();
      setDialog('find')(studio);
    },
  },
  {
    id: 'script.import',
    title: words.import,
    keys: ['Mod+KeyI'],
    inText: true,
    enabled: canEdit,
    run: setDialog('import'),
  },
];

/** Who says what nobody else says, in the window's language. */
function narrator(studio: Studio): string {
  return formatMessage(words.narrator, windowLanguage(studio.settings.get().language, navigator.languages));
}

async function resetDelivery(studio: Studio): Promise<void> {
  const lineIds = selectedLines(studio).flatMap(({ id, locked }) => (locked ? [] : [id]));
  if (lineIds.length > 0) await studio.project.commit([{ name: 'delivery.reset', arguments: { lineIds } }]);
}
