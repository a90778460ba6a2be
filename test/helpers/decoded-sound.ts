import { execFileSync } from 'node:child_process';

import type { DecodeOptions } from '../../src-main/media/decoding/decode-options.ts';
import { decodeSound } from '../../src-main/media/decoding/decode-sound.ts';

export interface DecodedSound {
  readonly channels: number;
  readonly sampleRate: number;
  readonly frames: number;
  /** Interleaved. */
  readonly samples: Float32Array;
  readonly warnings: readonly string[];
}

/** A whole file by our own decoders. */
export async function decodeWhole(path: string, options: DecodeOptions = {}): Promise<DecodedSound> {
  const parts: Float32Array[] = [];
  const warnings: string[] = [];
  let [channels, sampleRate, length] = [1, 0, 0];
  for await (const stretch of decodeSound(path, { ...options, onWarning: (reason) => warnings.push(reason) })) {
    ({ channels, sampleRate } = stretch);
    parts.push(stretch.samples);
    length += stretch.samples.length;
  }
  const samples = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { channels, sampleRate, frames: length / channels, samples, warnings };
}

/** The same by ffmpeg, in the channels that it finds. */
export function decodeWithFfmpeg(path: string, ...options: readonly string[]): Float32Array {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', path, ...options, '-f', 'f32le', '-c:a', 'pcm_f32le', '-'], { maxBuffer: 1 << 29 });
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** Signal to noise in dB of one sound against another, over what both have. */
export function signalToNoise(wanted: Float32Array, got: Float32Array): number {
  let signal = 0;
  let noise = 0;
  for (let index = 0; index < Math.min(wanted.length, got.length); index++) {
    signal += (wanted[index] ?? 0) ** 2;
    noise += ((wanted[index] ?? 0) - (got[index] ?? 0)) ** 2;
  }
  return 10 * Math.log10(signal / noise);
}
