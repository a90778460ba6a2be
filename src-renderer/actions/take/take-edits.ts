import { takesOfLine } from '../../../src-main/shared/domain/in-order.ts';
import { noticeUnseenReadings } from '../../dialogs/preflight/notice-unseen-readings.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import type { Studio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { renderSelected } from '../script/render-lines.ts';
import { shownLine } from '../script/line-edits.ts';

/** New takes of the selected lines, each with a seed of its own when there are several. */
export function newTakes(studio: Studio, takes: number): Promise<void> {
  return renderSelected(studio, takes);
}

/** Renders exactly the lines whose take is missing or stale. */
export async function renderChanged(studio: Studio): Promise<void> {
  await scriptViewOf(studio).drafts.flush();
  const { lineIds } = await studio.connection.request('render.enqueueChanged', {});
  void tell(studio, noticeUnseenReadings(studio, lineIds));
}

/** Stars the take that counts, or takes its star. */
export async function toggleStar(studio: Studio): Promise<void> {
  const take = studio.project.state.get()?.document.takes.get(shownLine(studio)?.takeId ?? '');
  if (take) await studio.project.commit([{ name: 'take.change', arguments: { id: take.id, changes: { starred: !take.starred } } }]);
}

/** Chooses the take `by` places from the one that counts, round again at the ends. */
export async function stepTake(studio: Studio, by: -1 | 1): Promise<void> {
  const document = studio.project.state.get()?.document;
  const line = shownLine(studio);
  if (!document || !line) return;
  const takes = takesOfLine(document, line.id);
  const at = takes.findIndex(({ id }) => id === line.takeId);
  const next = takes[(at + by + takes.length) % takes.length];
  if (next && next.id !== line.takeId) await studio.project.commit([{ name: 'take.choose', arguments: { lineId: line.id, takeId: next.id } }]);
}
