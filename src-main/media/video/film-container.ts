import { MkvOutputFormat, Mp4OutputFormat, WebMOutputFormat, type OutputFormat } from 'mediabunny';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { VideoSoundCodec } from './encoded-sound.ts';

export type FilmContainer = 'mp4' | 'webm' | 'mkv';

const NAMES: Readonly<Record<FilmContainer, string>> = { mp4: 'An MP4', webm: 'A WebM', mkv: 'A Matroska file' };

/** MP4 gets its table at the end: at the front it would have to be kept in memory, or its size be guessed. */
export function outputFormat(container: FilmContainer): OutputFormat {
  switch (container) {
    case 'mp4':
      return new Mp4OutputFormat({ fastStart: false });
    case 'webm':
      return new WebMOutputFormat();
    case 'mkv':
      return new MkvOutputFormat();
  }
}

/**
 * @param codec of the picture, or of a sound track that it came with, as mediabunny names it; null for one it does not know
 * @throws VoxloomError `input.option` for what the container cannot hold, with the way out.
 */
export function checkHolds(container: FilmContainer, codec: string | null, what: 'picture' | 'original sound', isKnownAs: string): void {
  const holds = codec !== null && outputFormat(container).getSupportedCodecs().some((held) => held === codec);
  if (holds) return;
  const matter = `the ${what} of this film, ${codec ?? isKnownAs}`;
  if (codec === null) throw new VoxloomError('input.option', `Voxloom cannot copy ${matter}, which it does not know. ${what === 'picture' ? 'Convert the film first.' : 'Export without the original sound.'}`);
  const wayOut = container === 'mkv' ? 'Convert the film first.' : `Choose mkv, which can${what === 'picture' ? '' : ', or export without the original sound'}.`;
  throw new VoxloomError('input.option', `${NAMES[container]} cannot hold ${matter}. ${wayOut}`);
}

/** @throws VoxloomError `input.option` with the way out. */
export function checkSoundFits(container: FilmContainer, codec: VideoSoundCodec): void {
  if (container === 'webm' && codec !== 'opus') throw new VoxloomError('input.option', `A WebM cannot hold ${codec.toUpperCase()} sound. Choose Opus, or mkv.`);
  // ISO/IEC 23003-5 says how, and hardly a player knows.
  if (container === 'mp4' && codec === 'pcm') throw new VoxloomError('input.option', 'PCM sound in an MP4 is played by few programs. Choose FLAC, which is the same sound, or mkv.');
}
