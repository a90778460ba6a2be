import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';

/** A film as media URLs need it. */
export interface PictureFile {
  readonly type: string;
  readonly length: number;
  /** Changes when the file does. */
  readonly tag: string;
  /** Bytes `start` to `end`, `end` not included, read from the disk as they are taken. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}

/** A project file may name any path for its picture: nothing is served that is not called a film. */
const TYPES: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.mkv': 'video/x-matroska',
};

const PIECE_BYTES = 256 * 1024;

/** @returns undefined for what is no film, or is not there */
export async function openPictureFile(path: string): Promise<PictureFile | undefined> {
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined) return undefined;
  try {
    const { size, mtimeMs } = await stat(path);
    return {
      type,
      length: size,
      tag: `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`,
      read: (start, end) => pieces(path, start, end),
    };
  } catch {
    return undefined;
  }
}

/** The file is opened when the first piece is taken, so that an answer nobody waits for any more leaves nothing open. */
async function* pieces(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { start, end: end - 1, highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>;
}
