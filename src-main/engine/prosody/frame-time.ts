/** The frame clock of every voice: 512 samples at 48 kHz, 93.75 frames a second. */
export const SAMPLE_RATE = 48_000;
export const HOP = 512;
export const SAMPLES_PER_MS = SAMPLE_RATE / 1000;
export const FRAME_MS = HOP / SAMPLES_PER_MS;
