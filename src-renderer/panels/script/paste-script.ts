import { newId } from '../../state/new-id.ts';
import type { Studio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { likelyVoice } from '../../actions/script/line-edits.ts';
import { goToText, scriptOrder } from './move-in-script.ts';
import { insertionOf } from './script-insertion.ts';
import type { ReadLine } from './script-insertion.ts';
import { scriptViewOf } from './script-view.ts';

/** Whether pasted text is several lines of script rather than words for the line that has the caret. */
function isSeveralLines(pasted: string): boolean {
  return pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length > 1;
}

/**
 * Takes a paste of several lines as script.
 * @returns false for what the field it was pasted into should take itself.
 */
export function pasteIntoScript(studio: Studio, pasted: string, target: EventTarget, someone: string): boolean {
  const onLines = target instanceof Element && target.closest('[data-line]') !== null;
  if (!onLines || !isSeveralLines(pasted)) return false;
  void tell(studio, insertScriptText(studio, pasted, someone));
  return true;
}

/** Reads text as a script and puts its lines behind the shown line, in one edit; the shown line goes if it has no words yet. */
export async function insertScriptText(studio: Studio, source: string, someone: string): Promise<void> {
  const { lines } = await studio.connection.request('import.script', { text: source, name: 'pasted.txt' });
  await insertReadLines(studio, lines, someone);
}

/**
 * Puts lines that `import.script` has read into the script, with their cast, as one step of undo.
 * @param someone name of who says what nobody else says, for an empty cast.
 */
async function insertReadLines(studio: Studio, lines: readonly ReadLine[], someone: string): Promise<void> {
  const { drafts } = scriptViewOf(studio);
  void drafts.flush();
  const document = studio.project.state.get()?.document;
  if (!document || lines.length === 0) return;
  const shown = document.lines.get(studio.selection.get().lineId ?? '');
  const after = shown?.id ?? scriptOrder(studio).at(-1) ?? null;
  const { call, lineIds } = insertionOf(document, lines, { after, voiceId: likelyVoice(studio), someone, newId });
  const replaced = shown !== undefined && shown.text.trim() === '' && !shown.locked ? [{ name: 'line.remove', arguments: { ids: [shown.id] } }] : [];
  const done = studio.project.commit([call, ...replaced]);
  const last = lineIds.at(-1);
  if (last !== undefined) goToText(studio, last, Infinity);
  await done;
}
