import type { GateFinding, GateReport } from '../../shared/contract/gate-views.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { LOUDNESS_TARGETS } from '../../shared/mix/loudness-target.ts';

/** Raising by more brings up what should not be heard. */
const MOST_GAIN_DB = 18;
/** A limiter that takes more is heard. */
const MOST_LIMITING_DB = 6;

/** What a mix measures, against what it is to be delivered as. */
export function checkMeasures({ loudnessLufs, truePeakDbtp }: NonNullable<GateReport['measures']>, { loudness, format }: ExportSpec): GateFinding[] {
  const whole = { lineId: null, atSample: null } as const;
  const target = LOUDNESS_TARGETS[loudness];
  if (!target) {
    const keepsPeaks = format.container === 'wav' && format.depth === '32f';
    const isClipped = truePeakDbtp !== null && truePeakDbtp > 0 && !keepsPeaks;
    return isClipped ? [{ code: 'peak-over', level: 'warn', ...whole, values: { decibels: truePeakDbtp, limited: 'no' } }] : [];
  }
  if (loudnessLufs === null) return [];
  const gainDb = target.target - loudnessLufs;
  const limitedDb = (truePeakDbtp ?? -Infinity) + gainDb - target.truePeakDbtp;
  return [
    ...(gainDb > MOST_GAIN_DB ? [{ code: 'loudness-off', level: 'warn', ...whole, values: { gainDb } } as const] : []),
    ...(limitedDb > MOST_LIMITING_DB ? [{ code: 'peak-over', level: 'warn', ...whole, values: { decibels: limitedDb, limited: 'yes' } } as const] : []),
  ];
}
