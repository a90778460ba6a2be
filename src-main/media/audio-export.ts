import type { AudioTags, AudioWriter } from './audio-writer.ts';
import { Mp3Writer } from './mp3-writer.ts';
import { replaceFile } from './replace-file.ts';
import type { ReplaceOptions } from './replace-file.ts';
import { Resampler } from './resampler.ts';
import { untilCancelled } from './until-cancelled.ts';
import type { WavDepth } from './wav-header.ts';
import { WavWriter } from './wav-writer.ts';

/** The file to make. Sound comes in at `sourceRate` and is converted to `sampleRate` where they differ. */
export type AudioFormat = WavFormat | Mp3Format;

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
}

interface Mp3Format extends CommonFormat {
  readonly container: 'mp3';
  /** One of `MP3_BITRATES_KBPS`. */
  readonly bitrateKbps: number;
}

export interface AudioExport {
  /** Length of the sound in frames at the file's sample rate. */
  readonly samples: number;
  /** Length of the file. */
  readonly bytes: number;
  /** Largest absolute sample value before it was stored: over 1 means that WAV integers were clipped. */
  readonly peak: number;
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
  const { sampleRate, channels = 1, sourceRate = 48_000 } = format;
  const writer = await openWriter(format, channels);
  const resampler = sourceRate === sampleRate ? undefined : await Resampler.create(channels, sourceRate, sampleRate);
  return replaceFile(
    target,
    async (file) => {
      let frames = 0;
      let bytes = 0;
      let peak = 0;
      const append = async (encoded: Uint8Array): Promise<void> => {
        bytes += encoded.length;
        await file.append(encoded);
      };
      const write = async (samples: Float32Array): Promise<void> => {
        frames += samples.length / channels;
        for (let index = 0; index < samples.length; index++) peak = Math.max(peak, Math.abs(samples[index] ?? 0));
        await append(writer.write(samples));
      };

      await append(writer.begin());
      for await (const chunk of untilCancelled(chunks, signal)) {
        const finite = withoutNonFinite(chunk);
        await write(resampler ? resampler.process(finite) : finite);
      }
      if (resampler) await write(resampler.finish());
      const { tail, head } = writer.end();
      await append(tail);
      await file.overwrite(0, head);
      return { samples: frames, bytes, peak };
    },
    { ...options, signal },
  );
}

async function openWriter(format: AudioFormat, channels: 1 | 2): Promise<AudioWriter> {
  return format.container === 'wav' ? new WavWriter({ ...format, channels }) : Mp3Writer.create({ ...format, channels });
}

/** One NaN would silence everything behind it in the resampler and the MP3 encoder; a click is the lesser harm. */
function withoutNonFinite(samples: Float32Array): Float32Array {
  return samples.every(Number.isFinite) ? samples : samples.map((sample) => (Number.isFinite(sample) ? sample : 0));
}
