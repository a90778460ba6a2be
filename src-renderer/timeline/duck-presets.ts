import type { Duck } from '../../src-main/shared/domain/project-rows.ts';

export type DuckPresetId = 'narration' | 'interview' | 'lector';

/**
 * Starting points by the kind of work: a narrator over music, a questioner's voice over what is asked, and one voice that
 * reads over an original which stays understood as such.
 */
export const DUCK_PRESETS: Readonly<Record<DuckPresetId, Duck>> = {
  narration: { depthDb: 12, attackMs: 250, releaseMs: 800, lookAheadMs: 250 },
  interview: { depthDb: 9, attackMs: 150, releaseMs: 600, lookAheadMs: 120 },
  lector: { depthDb: 15, attackMs: 120, releaseMs: 400, lookAheadMs: 120 },
};

/** The preset that a track is set to; undefined where it was changed by hand. */
export function presetOf(duck: Duck): DuckPresetId | undefined {
  const isSame = (preset: Duck): boolean =>
    preset.depthDb === duck.depthDb && preset.attackMs === duck.attackMs && preset.releaseMs === duck.releaseMs && preset.lookAheadMs === duck.lookAheadMs;
  if (isSame(DUCK_PRESETS.narration)) return 'narration';
  if (isSame(DUCK_PRESETS.interview)) return 'interview';
  return isSame(DUCK_PRESETS.lector) ? 'lector' : undefined;
}
