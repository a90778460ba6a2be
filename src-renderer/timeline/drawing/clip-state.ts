import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Clip, Line } from '../../../src-main/shared/domain/project-rows.ts';
import { samplesOfMs } from '../../../src-main/shared/domain/time.ts';
import { lineState } from '../../../src-main/shared/domain/recipe.ts';
import { endOfClip } from '../timeline-layout.ts';

/** Whether the sound of a clip still says what its line says. A bed is never stale. */
export function isStale(document: ProjectDocument, clip: Clip): boolean {
  const line = clip.lineId === null ? undefined : document.lines.get(clip.lineId);
  if (!line) return false;
  const known = states.get(line);
  const rows = [document.deliveries.get(line.id), document.characters.get(line.characterId), line.takeId === null ? undefined : document.takes.get(line.takeId), document.lexicon];
  if (known?.rows.every((row, index) => row === rows[index]) === true) return known.stale;
  const stale = lineState(document, line.id) === 'stale';
  states.set(line, { rows, stale });
  return stale;
}

/** Answers by line, good as long as the rows they rest on are the same objects. */
const states = new WeakMap<Line, { readonly rows: readonly unknown[]; readonly stale: boolean }>();

/** A take begins with a breath of quiet, which lies before its slot; what begins earlier than this was moved there. */
const LONGEST_QUIET_SAMPLES = samplesOfMs(200);

/** Samples by which a clip reaches over the end of its line's slot, and of what its take could borrow of the gap behind. */
export function overSlotSamples(document: ProjectDocument, clip: Clip): number {
  const slot = clip.lineId === null ? null : (document.lines.get(clip.lineId)?.slot ?? null);
  if (!slot || clip.startSample >= slot.endSample) return 0;
  const take = document.takes.get(clip.takeId ?? '');
  const borrowed = take ? Math.max(0, take.lengthSamples - take.overSamples - (slot.endSample - slot.startSample)) : 0;
  const early = slot.startSample - clip.startSample;
  const quiet = early > 0 && early <= LONGEST_QUIET_SAMPLES ? early : 0;
  return Math.max(0, endOfClip(clip) + quiet - slot.endSample - borrowed);
}
