import { runCommands, type CommandCall } from '../../shared/commands/run-commands.ts';
import type { TakeDetail } from '../../shared/contract/views.ts';
import { clipsOfLine } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Clip, Line } from '../../shared/domain/project-rows.ts';
import { samplesOfMs } from '../../shared/domain/time.ts';

type Timings = Pick<TakeDetail, 'words'>;

/** A phone is told to begin about this long before its sound has grown to be heard. */
const ONSET_MS = 20;
/** Nearer than this, a clip is where it was put for its take. */
const SAME_PLACE_SAMPLES = samplesOfMs(2);

/**
 * The edits that make a take the one of its line and put its first word where the line's slot begins: takes begin with a
 * breath of quiet, by which the clip moves ahead. A clip that the author cut or moved stays where it is.
 * @param addition `take.add`
 * @param formerTimings of the take that the clip plays now; undefined where nothing is known of it
 */
export function alignedTake(document: ProjectDocument, lineId: string, addition: CommandCall, timings: Timings, formerTimings: (takeId: string) => Timings | undefined): CommandCall[] {
  const line = document.lines.get(lineId);
  const [before] = clipsOfLine(document, lineId);
  if (!line?.slot || (before && !isAligned(line, before, formerTimings))) return [addition];
  const [clip, ...others] = clipsOfLine(runCommands(document, [addition]).document, lineId);
  if (!clip || others.length > 0 || clip.offsetSamples > 0 || clip.takeId === before?.takeId) return [addition];
  const bySamples = alignedStart(line.slot, timings) - clip.startSample;
  if (bySamples === 0) return [addition];
  return [addition, { name: 'clip.move', arguments: { ids: [clip.id], bySamples, trackId: null, ripple: false } }];
}

function isAligned({ slot }: Line, { takeId, startSample }: Clip, timingsOf: (takeId: string) => Timings | undefined): boolean {
  const timings = takeId === null ? undefined : timingsOf(takeId);
  return slot !== null && timings !== undefined && Math.abs(startSample - alignedStart(slot, timings)) <= SAME_PLACE_SAMPLES;
}

function alignedStart({ startSample }: NonNullable<Line['slot']>, { words: [first] }: Timings): number {
  const quietMs = first?.startMs ?? 0;
  return Math.max(0, startSample - samplesOfMs(quietMs + Math.min(quietMs, ONSET_MS)));
}
