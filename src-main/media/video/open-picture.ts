import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { ALL_FORMATS, FilePathSource, Input, Logging, LogLevel, type InputAudioTrack, type InputVideoTrack } from 'mediabunny';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** What is kept of a film that is read once, front to back. */
const CACHE_BYTES = 2 * 1024 * 1024;

/** A film that is open. Whoever opens it disposes of `input`. */
export interface OpenPicture {
  readonly input: Input;
  readonly video: InputVideoTrack;
  readonly sounds: readonly InputAudioTrack[];
}

/**
 * Opens the picture of a film, of which no more than some megabytes are ever in memory.
 * @throws VoxloomError `input.file-missing`; `input.encoding` for what is no film, has no picture or is damaged.
 */
export async function openPicture(path: string): Promise<OpenPicture> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new VoxloomError('input.file-missing', `The picture "${path}" is not there. Put it back, or choose the film anew.`, { cause });
  });
  if (!found.isFile()) throw new VoxloomError('input.file-missing', `"${path}" is no film.`);
  // What goes wrong is thrown; the library's own words on standard error are for nobody.
  Logging.level = LogLevel.Silent;
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path, { maxCacheSize: CACHE_BYTES }) });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (!video) throw new VoxloomError('input.encoding', `"${basename(path)}" has no picture.`);
    return { input, video, sounds: await input.getAudioTracks() };
  } catch (error) {
    input.dispose();
    throw unreadablePicture(path, error);
  }
}

/** What a failure of reading a film is told as. */
export function unreadablePicture(path: string, error: unknown): VoxloomError {
  if (error instanceof VoxloomError) return error;
  return new VoxloomError('input.encoding', `"${basename(path)}" cannot be read as a film: it is damaged, or none.`, { cause: error });
}
