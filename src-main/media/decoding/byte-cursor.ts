import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** Bytes of a file read at a time: about 10 ms of decoding, so that whoever waits in between is served. */
const READ_BYTES = 32 * 1024;

/** A place in a file that moves on. Holds little more than what is looked at, however long the file is. */
export class ByteCursor {
  readonly #file: FileHandle;
  #position = 0;
  #ahead: Uint8Array = new Uint8Array(0);
  readonly #onRead: (position: number) => void;

  private constructor(file: FileHandle, onRead: (position: number) => void) {
    this.#file = file;
    this.#onRead = onRead;
  }

  /**
   * The file system's errors come as they are.
   * @param onProgress told which share of the file was read, 0 to 1
   */
  static async open(path: string, onProgress?: (share: number) => void): Promise<ByteCursor> {
    const file = await open(path);
    if (!onProgress) return new ByteCursor(file, () => undefined);
    const { size } = await file.stat();
    return new ByteCursor(file, (position) => {
      onProgress(Math.min(1, position / size));
    });
  }

  /** The next `count` bytes, fewer only where the file ends; valid until the next call. The place stays. */
  async look(count: number): Promise<Uint8Array> {
    if (this.#ahead.length < count) {
      const bytes = new Uint8Array(Math.max(count, READ_BYTES));
      bytes.set(this.#ahead);
      let filled = this.#ahead.length;
      while (filled < count) {
        const { bytesRead } = await this.#file.read(bytes, filled, bytes.length - filled, this.#position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      this.#ahead = bytes.subarray(0, filled);
      this.#onRead(this.#position + filled);
    }
    return this.#ahead.subarray(0, count);
  }

  skip(count: number): void {
    this.#position += count;
    this.#ahead = this.#ahead.subarray(count);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** `length` bytes as ISO 8859-1: names in files of sound are ASCII. */
export function latin(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
