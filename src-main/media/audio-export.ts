import type { AudioTags, AudioWriter } from './audio-writer.ts';
import { FlacWriter } from './flac-writer.ts';
import type { Chapter } from './id3-tag.ts';
import { SoundMeter, type SoundMeasure } from './loudness/sound-measure.ts';
import { Mp3Meter } from './loudness/mp3-meter.ts';
import { Mp3Writer } from './mp3-writer.ts';
import { replaceFile } from './replace-file.ts';
import type { ReplaceOptions } from './replace-file.ts';
import { Resampler } from './resampler.ts';
import { untilCancelled } from './until-cancelled.ts';
import type { BroadcastNotes, StatedLoudness } from './wav-chunks.ts';
import type { WavDepth } from './wav-header.ts';
import { WavWriter } from './wav-writer.ts';

/** The file to make. Sound comes in at `sourceRate` and is converted to `sampleRate` where they differ. */
export type AudioFormat = WavFormat | FlacFormat | Mp3Format;

interface CommonFormat {
  /** Hz, of the file. */
  readonly sampleRate: number;
  readonly tags?: AudioTags;
  /** Of the chunks and of the file; 1 by default. */
  readonly channels?: 1 | 2;
  /** Hz, of the chunks; 48 000 by default. */
  readonly sourceRate?: number;
}

interface WavFormat extends CommonFormat {
  readonly container: 'wav';
  readonly depth: WavDepth;
  readonly notes?: BroadcastNotes;
}

interface FlacFormat extends CommonFormat {
  readonly container: 'flac';
  readonly depth: '16' | '24';
}

interface Mp3Format extends CommonFormat {
  readonly container: 'mp3';
  /** One of `MP3_BITRATES_KBPS`. */
  readonly bitrateKbps: number;
  readonly chapters?: readonly Chapter[];
}

export interface AudioExport {
  /** Length of the sound in frames at the file's sample rate. */
  readonly samples: number;
  /** Length of the file. */
  readonly bytes: number;
  /** Largest absolute sample value before it was stored: over 1 means that WAV integers were clipped. */
  readonly peak: number;
}

export interface MeasuredExport extends AudioExport {
  /**
   * What the file measures as a listener gets it: for MP3 from decoding the very bytes that were written, else from the
   * samples that were stored.
   */
  readonly measure: SoundMeasure;
}

interface SoundListener {
  /**
   * What is stored, before it is encoded.
   * @param size the largest absolute sample
   */
  stored(samples: Float32Array, size: number): void;
  /** What is written. */
  written(bytes: Uint8Array): void;
  /** All that was stored, once it is; undefined where that is no measure of the file. */
  loudness(): StatedLoudness | undefined;
}

/**
 * Writes a stream of float32 chunks, full scale 1, interleaved by frame, to a sound file. The target is replaced only by a
 * whole new file; after a failure or an abort it is as it was before and nothing else is left. A target that cannot be
 * written, and a format that cannot be made, are refused before the first chunk is asked for.
 * @throws VoxloomError `input.target-unwritable`, `input.option`, `export.failed`, `engine.cancelled`; what `chunks` throws
 * comes through.
 */
export async function exportAudio(
  target: string,
  chunks: AsyncIterable<Float32Array>,
  format: AudioFormat,
  signal?: AbortSignal,
  options: Omit<ReplaceOptions, 'signal'> = {},
): Promise<AudioExport> {
  return write(target, chunks, format, { ...options, signal }, undefined);
}

/** The same, and measures the file on the way. */
export async function exportMeasuredAudio(target: string, chunks: AsyncIterable<Float32Array>, format: AudioFormat, signal?: AbortSignal): Promise<MeasuredExport> {
  const { channels = 1, sampleRate } = format;
  if (format.container === 'mp3') {
    const meter = await Mp3Meter.create(channels, sampleRate);
    try {
      const listener = { stored: () => undefined, written: (bytes: Uint8Array) => { meter.add(bytes); }, loudness: () => undefined };
      const written = await write(target, chunks, format, { signal }, listener);
      return { ...written, measure: meter.measure(written.samples) };
    } finally {
      meter.close();
    }
  }
  const meter = new SoundMeter(channels, sampleRate);
  const clips = format.depth !== '32f';
  let measure: SoundMeasure | undefined;
  const listener = {
    stored: (samples: Float32Array, size: number) => {
      meter.add(clips && size > 1 ? clipped(samples) : samples);
    },
    written: () => undefined,
    loudness: () => (measure = meter.measure()),
  };
  const written = await write(target, chunks, format, { signal }, listener);
  return { ...written, measure: measure ?? meter.measure() };
}

async function write(target: string, chunks: AsyncIterable<Float32Array>, format: AudioFormat, options: ReplaceOptions, listener: SoundListener | undefined): Promise<AudioExport> {
  const { sampleRate, channels = 1, sourceRate = 48_000 } = format;
  const writer = await openWriter(format, channels);
  const resampler = sourceRate === sampleRate ? undefined : await Resampler.create(channels, sourceRate, sampleRate);
  try {
    return await replaceFile(
      target,
      async (file) => {
        let frames = 0;
        let bytes = 0;
        let peak = 0;
        const append = async (encoded: Uint8Array): Promise<void> => {
          bytes += encoded.length;
          await file.append(encoded);
        };
        const add = async (samples: Float32Array, size: number): Promise<void> => {
          frames += samples.length / channels;
          if (size > peak) peak = size;
          listener?.stored(samples, size);
          const encoded = await writer.write(samples);
          await append(encoded);
          listener?.written(encoded);
        };

        await append(writer.begin());
        for await (const chunk of untilCancelled(chunks, options.signal)) {
          const size = sizeOf(chunk);
          const finite = Number.isNaN(size) ? withoutNonFinite(chunk) : chunk;
          const samples = resampler ? resampler.process(finite) : finite;
          await add(samples, samples === chunk ? size : sizeOf(samples));
        }
        if (resampler) {
          const rest = resampler.finish();
          await add(rest, sizeOf(rest));
        }
        const { tail, head } = await writer.end(listener?.loudness());
        await append(tail);
        listener?.written(tail);
        await file.overwrite(0, head);
        return { samples: frames, bytes, peak };
      },
      options,
    );
  } finally {
    await writer.close?.();
  }
}

async function openWriter(format: AudioFormat, channels: 1 | 2): Promise<AudioWriter> {
  if (format.container === 'mp3') return Mp3Writer.create({ ...format, channels });
  return format.container === 'wav' ? new WavWriter({ ...format, channels }) : FlacWriter.create({ ...format, channels });
}

/** One NaN would silence everything behind it in the resampler and the MP3 encoder; a click is the lesser harm. */
function withoutNonFinite(samples: Float32Array): Float32Array {
  return samples.map((value) => (Number.isFinite(value) ? value : 0));
}

/** The largest absolute sample; NaN where one is not finite. */
function sizeOf(samples: Float32Array): number {
  let most = 0;
  let odd = 0;
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index] ?? 0;
    const size = Math.abs(sample);
    if (size > most) most = size;
    // 0 but for NaN and the infinities.
    odd += sample - sample;
  }
  return most + odd;
}

/** As integers keep it. */
function clipped(samples: Float32Array): Float32Array {
  return samples.map((sample) => Math.max(-1, Math.min(1, sample)));
}
