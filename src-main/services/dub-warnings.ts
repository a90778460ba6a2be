import type { SynthesisResult } from '../engine/synthesis/synthesiser.ts';
import type { ReadingWarning } from '../engine/text/reading.ts';
import type { ScriptLine } from '../shared/domain/script.ts';

/** Something the author should know about a line that was spoken all the same. */
export interface DubWarning {
  readonly code: ReadingWarning['code'] | 'over-slot' | 'late';
  /** 1 for the first line of the script. */
  readonly line: number;
  /** One sentence. */
  readonly message: string;
  /** By how much a line passes its slot or misses its cue. */
  readonly ms?: number;
}

/** A start that is off by less than this is on time: the promise of the slot fit. */
const TOLERANCE_MS = 10;

export interface PlacedResult {
  readonly index: number;
  readonly line: ScriptLine;
  readonly lateMs: number;
  readonly fit: boolean;
  readonly result: SynthesisResult;
}

export function warningsFor({ index, line, lateMs, fit, result }: PlacedResult): DubWarning[] {
  const number = index + 1;
  const warnings: DubWarning[] = result.warnings.map(({ code, message }) => ({ code, line: number, message }));
  if (line.slot && lateMs >= TOLERANCE_MS) {
    const ms = Math.round(lateMs);
    const advice = fit ? '' : ' "--fit" makes speech keep to its subtitle.';
    warnings.push({
      code: 'late',
      line: number,
      ms,
      message: `Starts ${ms} ms after its cue at ${clock(line.slot.startMs)}, because the line before it was still speaking.${advice}`,
    });
  }
  const overMs = Math.round(result.fit?.overMs ?? 0);
  if (line.slot && overMs > 0) {
    warnings.push({
      code: 'over-slot',
      line: number,
      ms: overMs,
      message: `Is ${overMs} ms too long for its cue at ${clock(line.slot.startMs)} even at the fastest pace that is allowed; shorten the text.`,
    });
  }
  return warnings;
}

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23);
}
