import { clipsOfLine } from '../../../src-main/shared/domain/in-order.ts';
import type { Studio } from '../../state/studio.ts';
import { shownLine } from './line-edits.ts';

/** Plays the programme, picture and beds with it, from where the shown line is said; from its slot where nothing of it is there yet. */
export async function playFromLine(studio: Studio): Promise<void> {
  const startSample = startOfLine(studio);
  if (startSample === undefined) return;
  studio.transport.stop();
  studio.transport.seek(startSample);
  await studio.transport.play();
}

/** First sample of the shown line on the programme; undefined for one that has no place there. */
export function startOfLine(studio: Studio): number | undefined {
  const document = studio.project.state.get()?.document;
  const line = shownLine(studio);
  if (!document || !line) return undefined;
  const starts = clipsOfLine(document, line.id).map((clip) => clip.startSample);
  return starts.length > 0 ? Math.min(...starts) : line.slot?.startSample;
}
