import { lineState } from '../../../src-main/shared/domain/recipe.ts';
import { levelGainDb } from '../../panels/takes/level-match.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { goToLine, scriptOrder } from '../../panels/script/move-in-script.ts';
import type { Studio } from '../../state/studio.ts';
import { selectedLines, shownLine } from './line-edits.ts';

/**
 * Lets the author hear the shown line as it is now: its take if that is fresh, else it is spoken at once while its new take
 * is rendered.
 */
export async function renderAndPlay(studio: Studio): Promise<void> {
  const line = shownLine(studio);
  if (!line) return;
  await scriptViewOf(studio).drafts.flush();
  const document = studio.project.state.get()?.document;
  const name = document?.lines.get(line.id)?.text ?? '';
  if (!document || name.trim() === '') return;
  const take = document.takes.get(document.lines.get(line.id)?.takeId ?? '');
  if (take && lineState(document, line.id) === 'fresh') {
    await studio.transport.playSound(take.soundId, levelGainDb(take.loudnessLufs), name);
    return;
  }
  const { url } = await studio.connection.request('speech.preview', { lineId: line.id });
  await studio.transport.playPreview(url, name);
  if (!line.locked) await studio.connection.request('render.enqueue', { lineIds: [line.id], takes: 1 });
}

/** New takes of the selected lines that have something to say. */
export async function renderSelected(studio: Studio, takes = 1): Promise<void> {
  await scriptViewOf(studio).drafts.flush();
  const lineIds = selectedLines(studio).flatMap(({ id, text }) => (text.trim() === '' ? [] : [id]));
  if (lineIds.length > 0) await studio.connection.request('render.enqueue', { lineIds, takes });
}

/** Selects the next line whose take is missing or stale, from the shown one on and round again. */
export function goToNextChanged(studio: Studio): void {
  const document = studio.project.state.get()?.document;
  if (!document) return;
  const order = scriptOrder(studio);
  const from = order.indexOf(studio.selection.get().lineId ?? '') + 1;
  const found = [...order.slice(from), ...order.slice(0, from)].find((id) => {
    const words = document.lines.get(id)?.text.trim() ?? '';
    return words !== '' && lineState(document, id) !== 'fresh';
  });
  if (found !== undefined) goToLine(studio, found);
}
