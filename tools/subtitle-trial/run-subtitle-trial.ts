import { giveBack } from '../../src-main/media/subtitles/give-back.ts';
import { readSubtitles } from '../../src-main/media/subtitles/read-subtitles.ts';
import { subtitleImport } from '../../src-main/shared/contract/dubbing-views.ts';
import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import { mutateBytes, type Random } from './mutate-bytes.ts';
import { sampleFiles } from './sample-subtitles.ts';

export interface TrialResult {
  readonly files: number;
  /** Read, with at least one cue. */
  readonly read: number;
  /** Read to nothing but a report. */
  readonly reportOnly: number;
  /** Refused with a plain sentence, by its code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly faults: number;
  /** Processor time of the slowest, to read and give back. */
  readonly slowestMs: number;
  readonly slowestKind: string;
  /** What must not happen, one sentence each. */
  readonly failures: readonly string[];
}

/** Reads damaged files of every format and gives each back, and notes whatever is not a report or a plain refusal. */
export function runSubtitleTrial(files: number, random: Random): TrialResult {
  const samples = sampleFiles();
  const refused: Record<string, number> = {};
  const failures: string[] = [];
  const result = { read: 0, reportOnly: 0, faults: 0, slowestMs: 0, slowestKind: '' };
  for (let run = 0; run < files; run += 1) {
    const sample = samples[run % samples.length];
    if (!sample) break;
    const { bytes, kind } = mutateBytes(sample.bytes, random);
    const what = `${sample.name}, ${kind}, file ${run}`;
    const began = process.cpuUsage();
    try {
      const read = subtitleImport.parse(readSubtitles(bytes, sample.name));
      const same = giveBack(read.file, read.cues);
      if (!same || Buffer.compare(same, bytes) !== 0) failures.push(`${what}: not given back as it was`);
      giveBack(read.file, read.cues.filter(({ index }) => index % 7 !== 3).map((cue) => ({ ...cue, startSample: cue.startSample + 4801, endSample: cue.endSample + 9601, text: `${cue.text.slice(0, 20)} & so on` })));
      if (read.cues.length > 0) result.read += 1;
      else if (read.report.length > 0) result.reportOnly += 1;
      else failures.push(`${what}: no cues and no report`);
      result.faults += read.report.length;
    } catch (error) {
      if (error instanceof VoxloomError) refused[error.code] = (refused[error.code] ?? 0) + 1;
      else failures.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    const { user, system } = process.cpuUsage(began);
    const spentMs = (user + system) / 1000;
    if (spentMs > result.slowestMs) Object.assign(result, { slowestMs: spentMs, slowestKind: what });
  }
  return { files, ...result, refused, failures };
}
