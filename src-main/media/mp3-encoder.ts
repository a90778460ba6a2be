import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createEncoder } from 'wasm-media-encoders';
import type { WasmMediaEncoder } from 'wasm-media-encoders';

/** kbit/s, constant. */
export const MP3_BITRATES_KBPS = [128, 160, 192, 224, 256, 320] as const;
/** Hz: those of MPEG-1. */
export const MP3_SAMPLE_RATES = [32_000, 44_100, 48_000] as const;

export interface Mp3Shape {
  readonly channels: 1 | 2;
  readonly sampleRate: (typeof MP3_SAMPLE_RATES)[number];
  readonly bitrateKbps: (typeof MP3_BITRATES_KBPS)[number];
}

/** Samples of each channel in a frame. */
export const MP3_FRAME_SAMPLES = 1152;
/** Encoding in blocks keeps the encoder's memory small whatever chunks come. */
const BLOCK_FRAMES = 16 * MP3_FRAME_SAMPLES;
/**
 * LAME lowers the level at constant bitrates as a guard against clipping in decoders (the presets in its presets.c). The level
 * is the author's to choose, and an MP3 must be as loud as the WAV beside it, so it is taken back beforehand.
 */
const LAME_GAIN: Readonly<Record<Mp3Shape['bitrateKbps'], number>> = { 128: 0.95, 160: 0.95, 192: 0.97, 224: 0.98, 256: 1, 320: 1 };

/**
 * A whole sound, interleaved by frame, as MPEG-1 layer III frames at a constant bitrate, by LAME. The sound begins 576 samples
 * into the first frame.
 */
export async function encodeMp3(samples: Float32Array, { channels, sampleRate, bitrateKbps }: Mp3Shape): Promise<Uint8Array> {
  const encoder = await openEncoder();
  encoder.configure({ channels, sampleRate, outputSampleRate: sampleRate, bitrate: bitrateKbps });
  const gain = 1 / LAME_GAIN[bitrateKbps];
  const parts: Uint8Array[] = [];
  for (let start = 0; start < samples.length; start += BLOCK_FRAMES * channels) {
    const block = samples.subarray(start, start + BLOCK_FRAMES * channels);
    // The encoder owns what it returns and overwrites it in the next call.
    parts.push(encoder.encode(planes(block, channels, gain)).slice());
  }
  parts.push(encoder.finalize().slice());
  return Buffer.concat(parts);
}

type Mp3Encoder = WasmMediaEncoder<'audio/mpeg'>;
let opened: Promise<Mp3Encoder> | undefined;

/**
 * The encoder's machine code comes from the package's own file: nothing is fetched. One a thread: configuring it begins anew,
 * and nobody else gets at it in between.
 */
function openEncoder(): Promise<Mp3Encoder> {
  opened ??= readFile(createRequire(import.meta.url).resolve('wasm-media-encoders/wasm/mp3')).then((wasm) => createEncoder('audio/mpeg', wasm));
  return opened;
}

/** One array a channel, with the gain applied. */
function planes(interleaved: Float32Array, channels: number, gain: number): Float32Array[] {
  const frames = interleaved.length / channels;
  const planes: Float32Array[] = [];
  for (let channel = 0; channel < channels; channel++) {
    const plane = new Float32Array(frames);
    for (let frame = 0, index = channel; frame < frames; frame++, index += channels) plane[frame] = (interleaved[index] ?? 0) * gain;
    planes.push(plane);
  }
  return planes;
}
