import { open } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import type { Readable } from 'node:stream';

import { readScript } from '../media/script/read-script.ts';
import type { Script } from '../shared/domain/script.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/** Longer than any script; a film that was given by mistake is not read to its end. */
const LARGEST_SCRIPT_BYTES = 64 * 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file',
  ENOTDIR: 'There is no file',
  EACCES: 'You have no permission to read',
  EPERM: 'You have no permission to read',
  EISDIR: 'A script is a file, and this is a folder:',
};

/**
 * Reads a script from a file, or from `standardInput` where `path` is `-`.
 * @throws VoxloomError `input.file-missing`, `engine.cancelled` on abort, and what `readScript` throws.
 */
export async function readScriptFile(path: string, standardInput: Readable, signal?: AbortSignal): Promise<Script> {
  const bytes = path === '-' ? await readStream(standardInput, path, signal) : await readTextFile(path, signal);
  return readScript(bytes, path);
}

/**
 * All bytes of a file that is to hold text.
 * @throws VoxloomError `input.file-missing`, `input.encoding` for one that is too large, `engine.cancelled` on abort.
 */
export async function readTextFile(path: string, signal: AbortSignal | undefined): Promise<Buffer> {
  try {
    await using file = await open(path);
    return await readStream(file.createReadStream({ autoClose: false }), path, signal);
  } catch (error) {
    if (error instanceof VoxloomError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new VoxloomError('input.file-missing', `${REASONS[code] ?? 'It is not possible to read'} "${path}".`, { cause: error });
  }
}

async function readStream(stream: Readable, path: string, signal: AbortSignal | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of signal ? addAbortSignal(signal, stream) : stream) {
      const piece = Buffer.from(chunk as Uint8Array);
      bytes += piece.length;
      if (bytes > LARGEST_SCRIPT_BYTES) {
        throw new VoxloomError('input.encoding', `"${path}" is larger than 64 MB, so it is hardly text.`);
      }
      chunks.push(piece);
    }
  } catch (error) {
    if (signal?.aborted) throw new VoxloomError('engine.cancelled', 'Reading was stopped.', { cause: error });
    throw error;
  }
  return Buffer.concat(chunks);
}
