import { cuesOfLine } from '../../../src-main/shared/domain/in-order.ts';
import { compareScript, isSubtitlePath, showSubtitles } from '../../dialogs/import/incoming.ts';
import { pickFile } from '../../dialogs/file-browser/pick-file.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { newId } from '../../state/new-id.ts';
import { selectLine, selectLines } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';
import { scriptOrder } from '../../panels/script/move-in-script.ts';
import { selectedLines, shownLine } from './line-edits.ts';

/** Asks for a subtitle file and shows what it would become. */
export async function chooseSubtitles(studio: Studio): Promise<void> {
  void scriptViewOf(studio).drafts.flush();
  const path = await pickFile(studio, 'subtitles');
  if (path !== null) await showSubtitles(studio, { path });
}

/** Asks for a second version of the script and shows it beside the first; one with cues is cast and timed before. */
export async function chooseVersion(studio: Studio): Promise<void> {
  void scriptViewOf(studio).drafts.flush();
  const path = await pickFile(studio, 'script');
  if (path === null) return;
  await (isSubtitlePath(path) ? showSubtitles(studio, { path }, true) : compareScript(studio, path));
}

/** Whether the selected lines can become one: several, next to one another, none locked. */
export function canJoinSentence(studio: Studio): boolean {
  const lines = selectedLines(studio);
  if (lines.length < 2 || lines.some(({ locked }) => locked)) return false;
  const order = scriptOrder(studio);
  const first = order.indexOf(lines[0]?.id ?? '');
  return lines.every(({ id }, index) => order[first + index] === id);
}

/** Makes the selected lines one sentence, spoken by whom the first is; their cues stay with their words. */
export async function joinSentence(studio: Studio): Promise<void> {
  if (!canJoinSentence(studio)) return;
  const flushed = scriptViewOf(studio).drafts.flush();
  const [first, ...rest] = selectedLines(studio);
  if (!first) return;
  const done = studio.project.commit(
    rest.map(({ id }) => ({ name: 'line.join', arguments: { id: first.id, nextId: id } })),
    undefined,
    'lines.joinSentences',
  );
  selectLine(studio, first.id);
  await Promise.all([flushed, done]);
}

/** How many cues the shown line speaks. */
export function cuesShown(studio: Studio): number {
  const document = studio.project.state.get()?.document;
  const line = shownLine(studio);
  return document && line ? cuesOfLine(document, line.id).length : 0;
}

/** Takes the shown line apart into one line a cue. */
export async function separateShown(studio: Studio): Promise<void> {
  const line = shownLine(studio);
  if (!line) return;
  const flushed = scriptViewOf(studio).drafts.flush(line.id);
  const newIds = Array.from({ length: cuesShown(studio) - 1 }, newId);
  if (newIds.length === 0) return;
  const done = studio.project.commit([{ name: 'line.separate', arguments: { id: line.id, newIds } }]);
  selectLines(studio, [line.id, ...newIds], line.id);
  await Promise.all([flushed, done]);
}
