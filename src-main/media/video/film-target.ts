import { StreamTarget, type StreamTargetChunk } from 'mediabunny';

import type { PartialFile } from '../replace-file.ts';

/** Containers go back to fill in lengths and tables; in between they are written in pieces of this size. */
const CHUNK_BYTES = 256 * 1024;

/** Where a container is written to: the file that is being made, front to back, with places that are written over. */
export class FilmTarget {
  readonly target: StreamTarget;
  readonly #file: PartialFile;
  #bytes = 0;

  constructor(file: PartialFile) {
    this.#file = file;
    const writable = new WritableStream<StreamTargetChunk>({ write: ({ data, position }) => this.#write(data, position) });
    this.target = new StreamTarget(writable, { chunked: true, chunkSize: CHUNK_BYTES });
  }

  /** Length of the file so far. */
  get bytes(): number {
    return this.#bytes;
  }

  async #write(data: Uint8Array, position: number): Promise<void> {
    if (position > this.#bytes) await this.#append(new Uint8Array(position - this.#bytes));
    const inside = Math.min(data.length, this.#bytes - position);
    if (inside > 0) await this.#file.overwrite(position, data.subarray(0, inside));
    if (inside < data.length) await this.#append(data.subarray(inside));
  }

  async #append(data: Uint8Array): Promise<void> {
    await this.#file.append(data);
    this.#bytes += data.length;
  }
}
