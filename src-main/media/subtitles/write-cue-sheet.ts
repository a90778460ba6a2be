import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { formatTimecode, samplesPerFrame, type TimecodeSettings } from '../../shared/domain/timecode.ts';
import { csvTable } from '../csv-table.ts';
import { inOrder, type WrittenCue } from './written-cue.ts';

/** A cue with how it is spoken. */
export interface SheetCue extends WrittenCue {
  /** Speed of speech against the delivery's own pace; null for a line without a take. */
  readonly rate: number | null;
  /** By how much its sound exceeds its slot. */
  readonly overSamples: number;
}

/**
 * A table of the cues, CSV after RFC 4180: number, start and end in timecode of the nearest frame and in seconds, speaker,
 * words, rate, and seconds over the slot.
 */
export function writeCueSheet(cues: readonly SheetCue[], timecode: TimecodeSettings): string {
  const clock = (sample: number): string => formatTimecode(Math.round(sample / samplesPerFrame(timecode.frameRate)), timecode);
  const seconds = (samples: number): string => (samples / PROJECT_SAMPLE_RATE).toFixed(3);
  return csvTable(
    ['index', 'start', 'end', 'start_s', 'end_s', 'speaker', 'text', 'rate', 'over_s'],
    inOrder(cues).map(({ startSample, endSample, text, speaker, rate, overSamples }, index) => [
      String(index + 1),
      clock(startSample),
      clock(endSample),
      seconds(startSample),
      seconds(endSample),
      speaker ?? '',
      text,
      rate === null ? '' : rate.toFixed(3),
      seconds(overSamples),
    ]),
  );
}
