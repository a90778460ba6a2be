import type { ProjectSettings } from '../domain/project-rows.ts';

export type LoudnessPreset = ProjectSettings['loudnessPreset'];

/** What a finished programme should measure. */
export interface LoudnessTarget {
  /**
   * Integrated loudness (ITU-R BS.1770-5) of all of it or, as `dialogue`, of the stretches where somebody speaks; or for
   * audiobooks the RMS of the whole file in dBFS.
   */
  readonly measure: 'programme' | 'dialogue' | 'rms';
  readonly target: number;
  /** How far from the target a file may be, either way, before it is told. */
  readonly tolerance: number;
  readonly truePeakDbtp: number;
  /** Quiet before the first and after the last sound that the preset asks for, in ms. */
  readonly headMs: number;
  readonly tailMs: number;
  /** RMS of the noise that takes the place of digital silence, as of a quiet room; null for none. */
  readonly roomToneDbfs: number | null;
}

const programme = (target: number, truePeakDbtp = -1): LoudnessTarget => ({
  measure: 'programme',
  target,
  tolerance: 0.5,
  truePeakDbtp,
  headMs: 0,
  tailMs: 0,
  roomToneDbfs: null,
});

/**
 * Spotify's playback level, Apple Podcasts' (and its mono counterpart), EBU R 128, ATSC A/85, what Netflix asks for (anchored
 * to the dialogue), and the audiobook exchange ACX: RMS of -23 to -18 dB, peaks up to -3 dB (half a decibel is left for what
 * MP3 adds), 0.5 to 1 s before and 1 to 5 s after, noise under -60 dB and yet never digital silence.
 */
export const LOUDNESS_TARGETS: Readonly<Record<LoudnessPreset, LoudnessTarget | null>> = {
  none: null,
  'streaming-14': programme(-14),
  'podcast-16': programme(-16),
  'mono-19': programme(-19),
  'broadcast-23': programme(-23),
  'atsc-24': programme(-24, -2),
  'netflix-27': { ...programme(-27, -2), measure: 'dialogue' },
  acx: { measure: 'rms', target: -20, tolerance: 2, truePeakDbtp: -3.5, headMs: 750, tailMs: 2000, roomToneDbfs: -65 },
};
