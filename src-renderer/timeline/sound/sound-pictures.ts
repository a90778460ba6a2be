import { peaksUrl, samplesUrl } from '../../../src-main/shared/contract/media-url.ts';
import type { PeaksLevel } from '../../../src-main/shared/contract/peaks-file.ts';
import { parsePeaks } from '../../../src-main/shared/contract/peaks-file.ts';
import { MediaStore } from './media-store.ts';

/** Frames in a piece of samples: 1.4 s, a picture's width at the zooms that need samples. */
export const PIECE_FRAMES = 65_536;
const PEAKS_CAPACITY_BYTES = 96 * 2 ** 20;
const SAMPLES_CAPACITY_BYTES = 32 * 2 ** 20;

/** A stretch of a sound: channels folded together by the louder, -1 to 1. */
export type SamplesPiece = Float32Array;

/** What clips are drawn from: peaks for most zooms, pieces of samples for the deepest. Both by URL, neither whole files of sound. */
export class SoundPictures {
  readonly #peaks: MediaStore<readonly PeaksLevel[]>;
  readonly #samples: MediaStore<SamplesPiece>;

  /** @param arrived told when something new can be drawn. */
  constructor(arrived: () => void) {
    this.#peaks = new MediaStore(PEAKS_CAPACITY_BYTES, arrived);
    this.#samples = new MediaStore(SAMPLES_CAPACITY_BYTES, arrived);
  }

  startFrame(): void {
    this.#peaks.startFrame();
    this.#samples.startFrame();
  }

  /** Levels of a sound from finest to coarsest, once they are here. */
  peaks(soundId: string): readonly PeaksLevel[] | undefined {
    return this.#peaks.get(soundId, async () => {
      const bytes = new Uint8Array(await fetched(peaksUrl(soundId)));
      return { value: parsePeaks(bytes), bytes: bytes.byteLength };
    });
  }

  /** Frames `piece` x `PIECE_FRAMES` and on of a sound, once they are here; fewer at its end. */
  samples(soundId: string, channels: 1 | 2, piece: number): SamplesPiece | undefined {
    return this.#samples.get(`${soundId}/${piece}`, async () => {
      const first = piece * PIECE_FRAMES * channels * 4;
      const range = `bytes=${first}-${first + PIECE_FRAMES * channels * 4 - 1}`;
      const interleaved = new Float32Array(await fetched(samplesUrl(soundId), range));
      const value = channels === 1 ? interleaved : louderOf(interleaved);
      return { value, bytes: value.byteLength };
    });
  }
}

async function fetched(url: string, range?: string): Promise<ArrayBuffer> {
  const response = await fetch(url, range === undefined ? {} : { headers: { Range: range } });
  // A whole answer to a request for a part would be drawn in the wrong place.
  if (!response.ok || (range !== undefined && response.status !== 206)) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

function louderOf(stereo: Float32Array): Float32Array {
  return Float32Array.from({ length: stereo.length >> 1 }, (_, frame) => {
    const left = stereo[2 * frame] ?? 0;
    const right = stereo[2 * frame + 1] ?? 0;
    return Math.abs(left) >= Math.abs(right) ? left : right;
  });
}
