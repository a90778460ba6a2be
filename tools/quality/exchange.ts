import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

import { exportAudio } from '../../src-main/media/audio-export.ts';

const MEL_BANDS = 100;

const heldOutUtterance = z.object({
  id: z.string().regex(/^[\w-]+$/),
  text: z.string(),
  seed: z.int(),
  /** The aligner's token stream and the frames it gave each token. */
  tokens: z.array(z.string()),
  durations: z.array(z.int().nonnegative()),
  frames: z.int().positive(),
  /** Files of raw little-endian float32: natural-log mel [frames, 100], F0 [frames] in Hz with 0 where unvoiced. */
  mel: z.string(),
  f0: z.string(),
});

const qualityRequest = z.object({
  pitchShifts: z.array(z.number().min(-12).max(12)),
  utterances: z.array(heldOutUtterance).nonempty(),
  awkward: z.array(z.string()),
});

export type HeldOutUtterance = z.infer<typeof heldOutUtterance>;
export type QualityRequest = z.infer<typeof qualityRequest>;

export interface NaturalFrames {
  readonly mel: Float32Array;
  readonly f0Hz: Float32Array;
}

/** What the engine made of a request; the judges (`voxloom_training.quality.exchange.Rendered`) read it. */
export interface RenderedQuality {
  readonly voice: string;
  /** Natural mel and F0 through the vocoder. */
  readonly copy: readonly RenderedSound[];
  /** Text with the recording's own phone lengths. */
  readonly naturalDurations: readonly RenderedSound[];
  /** Text and nothing else. */
  readonly speech: readonly (RenderedSound & { readonly phones: readonly PlacedPhone[] })[];
  readonly pitch: readonly (RenderedSound & PitchTracks)[];
  readonly awkward: readonly AwkwardLine[];
}

export interface RenderedSound {
  readonly id: string;
  /** WAV, mono, 48 kHz, float. */
  readonly sound: string;
}

export interface PitchTracks {
  readonly semitones: number;
  /** F0 the engine said it would sing [T] Hz, 0 unvoiced. */
  readonly asked: string;
  /** The same of the take without a shift. */
  readonly neutral: string;
}

export interface AwkwardLine {
  readonly text: string;
  readonly seconds: number;
  readonly phones: readonly PlacedPhone[];
}

export interface PlacedPhone {
  readonly symbol: string;
  readonly ms: number;
  /** In the word before a pause. */
  readonly lastWord: boolean;
}

/** The folder through which engine and judges pass each other requests, arrays and sound. */
export class QualityExchange {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async request(): Promise<QualityRequest> {
    return qualityRequest.parse(JSON.parse(await readFile(join(this.#folder, 'held-out.json'), 'utf8')));
  }

  async naturalFrames({ id, mel, f0, frames }: HeldOutUtterance): Promise<NaturalFrames> {
    const natural = { mel: await this.#readFloats(mel), f0Hz: await this.#readFloats(f0) };
    if (natural.mel.length !== frames * MEL_BANDS || natural.f0Hz.length !== frames) {
      throw new RangeError(`${id}: the arrays do not hold ${frames} frames`);
    }
    return natural;
  }

  /** @returns the sound's path in the folder */
  async writeSound(name: string, chunks: AsyncIterable<Float32Array>): Promise<string> {
    const path = `${name}.wav`;
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    await exportAudio(join(this.#folder, path), chunks, { container: 'wav', depth: '32f', sampleRate: 48_000 });
    return path;
  }

  /** @returns the array's path in the folder */
  async writeFloats(name: string, values: Float32Array): Promise<string> {
    const path = `${name}.f32`;
    const view = new DataView(new ArrayBuffer(values.length * 4));
    values.forEach((value, index) => {
      view.setFloat32(index * 4, value, true);
    });
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    await writeFile(join(this.#folder, path), view);
    return path;
  }

  async finish(rendered: RenderedQuality): Promise<void> {
    await writeFile(join(this.#folder, 'rendered.json'), `${JSON.stringify(rendered, null, 1)}\n`);
  }

  async #readFloats(path: string): Promise<Float32Array> {
    const bytes = await readFile(join(this.#folder, path));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true));
  }
}
