import type { FitReport } from '../engine/prosody/fit-report.ts';
import type { SynthesisResult } from '../engine/synthesis/synthesiser.ts';
import type { ScriptLine } from '../shared/domain/script.ts';

/**
 * What became of one line, as `--timings` writes it. Times are in ms on the clock of the sound file the line is in: the
 * programme's, or with one file a line that file's own.
 */
export interface LineReport {
  /** 1 for the first line. */
  readonly number: number;
  readonly text: string;
  readonly character?: string;
  /** 1-based line of the script where the text begins. */
  readonly sourceLine: number;
  /** The sound file, where each line has its own. */
  readonly file?: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Of the subtitle cue, on the programme's clock. */
  readonly slot?: { readonly startMs: number; readonly endMs: number };
  readonly fit?: FitReport;
  readonly words: readonly { readonly text: string; readonly startMs: number; readonly endMs: number }[];
  readonly phones: readonly { readonly symbol: string; readonly startMs: number; readonly endMs: number }[];
  /** F0 in Hz of each `frameMs` from `startMs` on; 0 where unvoiced. */
  readonly f0: { readonly frameMs: number; readonly hz: readonly number[] };
}

export interface LineReportInput {
  readonly index: number;
  readonly line: ScriptLine;
  readonly startMs: number;
  readonly result: SynthesisResult;
  readonly file?: string;
}

/** Puts a line's own timings on the clock that starts `startMs` before it; rounds times to 10 µs and F0 to 0.01 Hz. */
export function reportLine({ index, line, startMs, result, file }: LineReportInput): LineReport {
  const { timings, fit } = result;
  const at = (ms: number): number => round(startMs + ms);
  return {
    number: index + 1,
    text: line.text,
    ...(line.character !== undefined && { character: line.character }),
    sourceLine: line.sourceLine,
    ...(file !== undefined && { file }),
    startMs: round(startMs),
    endMs: at(result.samples / 48),
    ...(line.slot && { slot: line.slot }),
    ...(fit && { fit }),
    words: timings.words.map((word) => ({ text: word.text, startMs: at(word.startMs), endMs: at(word.endMs) })),
    phones: timings.phones.map((phone) => ({ symbol: phone.symbol, startMs: at(phone.startMs), endMs: at(phone.endMs) })),
    f0: { frameMs: timings.frameMs, hz: Array.from(timings.f0Hz, round) },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
