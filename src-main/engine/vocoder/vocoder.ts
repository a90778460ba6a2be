import type { FrameTrack } from '../acoustic/acoustic-model.ts';

/** Frames to sound. Vocoders of every family stand behind this. */
export interface Vocoder {
  /** Samples a frame, 512. */
  readonly hop: number;
  /** Hz, 48 000. */
  readonly sampleRate: number;
  /**
   * Yields float32 chunks in order, frames * hop samples in all. Chunks join without a seam: any chunking gives the same
   * samples. The same track and seed give the same samples.
   */
  render(track: FrameTrack, seed: number, signal?: AbortSignal): AsyncGenerator<Float32Array, void, undefined>;
}
