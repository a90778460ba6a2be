import { samplesUrl } from '../../src-main/shared/contract/media-url.ts';
import type { NeededSound, SoundReader } from '../../src-main/shared/mix/mix-block.ts';

const CHUNK_FRAMES = 65_536;
const BYTES_A_SAMPLE = 4;
/** What is kept of sounds that were heard, in samples: 96 MB. */
const MOST_SAMPLES = 24_000_000;

/**
 * Stretches of stored sounds as the mixer reads them, fetched by byte range, the longest unused dropped first. A sound never
 * changes under its id, so nothing here grows old.
 */
export class SamplesCache implements SoundReader {
  /** In order of use. */
  readonly #chunks = new Map<string, Float32Array>();
  readonly #loading = new Map<string, Promise<void>>();
  #samples = 0;

  read(soundId: string, channels: 1 | 2, startFrame: number, frames: number): Float32Array | undefined {
    const joined = new Float32Array(frames * channels);
    for (const index of chunksOf(startFrame, frames)) {
      const chunk = this.#use(keyOf(soundId, index));
      if (!chunk) return undefined;
      const chunkStart = index * CHUNK_FRAMES;
      const from = Math.max(startFrame, chunkStart);
      const to = Math.min(startFrame + frames, chunkStart + CHUNK_FRAMES);
      joined.set(chunk.subarray((from - chunkStart) * channels, (to - chunkStart) * channels), (from - startFrame) * channels);
    }
    return joined;
  }

  has({ soundId, startFrame, frames }: NeededSound): boolean {
    return chunksOf(startFrame, frames).every((index) => this.#chunks.has(keyOf(soundId, index)));
  }

  /** Fetches what is not there yet; resolves when all of it is. Rejects when a sound cannot be had. */
  async load(needed: readonly NeededSound[]): Promise<void> {
    await Promise.all(
      needed.flatMap(({ soundId, channels, startFrame, frames }) =>
        chunksOf(startFrame, frames).map((index) => this.#loadChunk(soundId, channels, index)),
      ),
    );
  }

  #use(key: string): Float32Array | undefined {
    const chunk = this.#chunks.get(key);
    if (chunk) {
      this.#chunks.delete(key);
      this.#chunks.set(key, chunk);
    }
    return chunk;
  }

  #loadChunk(soundId: string, channels: 1 | 2, index: number): Promise<void> {
    const key = keyOf(soundId, index);
    if (this.#chunks.has(key)) return Promise.resolve();
    const under = this.#loading.get(key);
    if (under) return under;
    const loading = fetchChunk(soundId, channels, index)
      .then((chunk) => {
        this.#keep(key, chunk);
      })
      .finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  #keep(key: string, chunk: Float32Array): void {
    this.#chunks.set(key, chunk);
    this.#samples += chunk.length;
    for (const [oldest, { length }] of this.#chunks) {
      if (this.#samples <= MOST_SAMPLES || oldest === key) break;
      this.#chunks.delete(oldest);
      this.#samples -= length;
    }
  }
}

async function fetchChunk(soundId: string, channels: 1 | 2, index: number): Promise<Float32Array> {
  const frameBytes = channels * BYTES_A_SAMPLE;
  const first = index * CHUNK_FRAMES * frameBytes;
  const response = await fetch(samplesUrl(soundId), { headers: { Range: `bytes=${String(first)}-${String(first + CHUNK_FRAMES * frameBytes - 1)}` } });
  if (response.status !== 206 && response.status !== 200) throw new Error(`the sound ${soundId} answered ${String(response.status)}`);
  const bytes = await response.arrayBuffer();
  const stretch = response.status === 206 ? bytes : bytes.slice(first, first + CHUNK_FRAMES * frameBytes);
  return new Float32Array(stretch, 0, Math.floor(stretch.byteLength / BYTES_A_SAMPLE));
}

function chunksOf(startFrame: number, frames: number): number[] {
  const first = Math.floor(startFrame / CHUNK_FRAMES);
  const last = Math.floor((startFrame + Math.max(1, frames) - 1) / CHUNK_FRAMES);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function keyOf(soundId: string, index: number): string {
  return `${soundId}/${String(index)}`;
}
