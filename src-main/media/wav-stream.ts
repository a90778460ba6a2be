import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import type { WavFormat } from './wav-reader.ts';
import { decodeWavSamples, MAX_WAV_CHUNKS, readWavFormat, unreadableWav } from './wav-reader.ts';

/** A WAV file of any length, read stretch by stretch. */
export interface WavStream extends WavFormat {
  readonly frames: number;
  /** Up to `count` frames from `startFrame` on, interleaved [frames * channels], full scale 1. */
  read(startFrame: number, count: number): Promise<Float32Array>;
  close(): Promise<void>;
}

interface Data {
  readonly start: number;
  readonly bytes: number;
}

/** The format chunk of any writer is shorter. */
const FORMAT_BYTES = 64;

/**
 * Opens what `readWav` reads, without holding it in memory.
 * @throws VoxloomError `input.encoding` for what is no such file; the file system's errors as they are.
 */
export async function openWav(path: string): Promise<WavStream> {
  const file = await open(path);
  try {
    const { format, data } = await findSound(file, (await file.stat()).size);
    const frameBytes = (format.channels * (format.encoding === '32f' ? 32 : Number(format.encoding))) / 8;
    const frames = Math.floor(data.bytes / frameBytes);
    return {
      ...format,
      frames,
      async read(startFrame, count) {
        const wanted = Math.max(0, Math.min(count, frames - startFrame)) * frameBytes;
        const bytes = await readAt(file, data.start + startFrame * frameBytes, wanted);
        return decodeWavSamples(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), { id: 'data', start: 0, end: bytes.length }, format);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function findSound(file: FileHandle, fileBytes: number): Promise<{ format: WavFormat; data: Data }> {
  const riff = await readAt(file, 0, 12);
  const kind = ascii(riff, 0);
  if (!['RIFF', 'RF64', 'BW64'].includes(kind) || ascii(riff, 8) !== 'WAVE') throw unreadableWav('it is no WAV file');
  let format: WavFormat | undefined;
  let data: Data | undefined;
  let longBytes: number | undefined;
  let position = 12;
  for (let count = 0; (!format || !data) && position + 8 <= fileBytes && count < MAX_WAV_CHUNKS; count++) {
    const head = await readAt(file, position, 8 + FORMAT_BYTES);
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const id = ascii(head, 0);
    const size = view.getUint32(4, true);
    const start = position + 8;
    if (id === 'ds64' && size >= 16 && head.length >= 24) longBytes = Number(view.getBigUint64(16, true));
    if (id === 'fmt ' && !format) format = readWavFormat(view, { id, start: 8, end: Math.min(8 + size, head.length) });
    if (id === 'data' && !data) {
      const told = size === 0xffff_ffff && kind !== 'RIFF' && longBytes !== undefined ? longBytes : size;
      data = { start, bytes: Math.min(told, fileBytes - start) };
      position = start + told + (told % 2);
    } else {
      position = start + size + (size % 2);
    }
  }
  if (!format) throw unreadableWav('it does not say how its sound is stored');
  if (!data) throw unreadableWav('it holds no sound');
  return { format, data };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function ascii(bytes: Uint8Array, start: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + 4));
}
