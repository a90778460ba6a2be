import { basename } from 'node:path';
import { stat } from 'node:fs/promises';

import type { InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';

import type { ProbedPicture } from '../../shared/contract/dubbing-views.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** Enough packets to know a rate by, spread over a few seconds. */
const PACKETS_LOOKED_AT = 256;
const LONGEST_CODEC_NAME = 50;

/**
 * Looks into a film without decoding any of it: MP4, QuickTime, WebM, Matroska. A picture that is turned is told as it is
 * shown. `videoCodec` is the RFC 6381 name where the codec is known (`avc1.4d401e`), else what the file calls it.
 * @throws VoxloomError `input.file-missing`; `input.encoding` for what is no film, or one without a picture.
 */
export async function probePicture(path: string): Promise<ProbedPicture> {
  const name = basename(path);
  const bytes = await sizeOf(path);
  using input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, WEBM, MATROSKA] });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (!video) throw unusable(name, 'it holds no picture');
    const { bestGuessFrameRate } = await video.computeFrameRateMetrics({ targetPacketCount: PACKETS_LOOKED_AT });
    if (!(bestGuessFrameRate > 0)) throw unusable(name, 'its picture has no frames');
    const sounds = await input.getAudioTracks();
    return {
      path,
      name,
      bytes,
      lengthSamples: Math.round((await lengthOf(video)) * PROJECT_SAMPLE_RATE),
      frameRate: bestGuessFrameRate,
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      videoCodec: await codecOf(video),
      soundTracks: await Promise.all(sounds.map(soundTrackOf)),
    };
  } catch (error) {
    if (error instanceof VoxloomError) throw error;
    throw unusable(name, 'it is no MP4, QuickTime, WebM or Matroska file, or it is damaged', error);
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const status = await stat(path);
    if (status.isFile()) return status.size;
  } catch (error) {
    throw missing(path, error);
  }
  throw missing(path);
}

/** Seconds from the start of the film to the end of its last frame. */
async function lengthOf(video: InputVideoTrack): Promise<number> {
  const told = await video.getDurationFromMetadata();
  return Math.max(0, told ?? (await video.computeDuration()));
}

async function soundTrackOf(track: InputAudioTrack): Promise<ProbedPicture['soundTracks'][number]> {
  return {
    codec: await codecOf(track),
    channels: await track.getNumberOfChannels(),
    sampleRate: await track.getSampleRate(),
    language: (await track.getLanguageCode()).slice(0, 35),
    name: ((await track.getName()) ?? '').slice(0, 200),
  };
}

async function codecOf(track: InputVideoTrack | InputAudioTrack): Promise<string> {
  const known = await track.getCodecParameterString();
  if (known !== null) return known.slice(0, LONGEST_CODEC_NAME);
  const internal = await track.getInternalCodecId();
  return (typeof internal === 'string' ? internal.trim() : '').slice(0, LONGEST_CODEC_NAME);
}

function missing(path: string, cause?: unknown): VoxloomError {
  return new VoxloomError('input.file-missing', `There is no film "${path}" that you may read.`, { cause });
}

function unusable(name: string, reason: string, cause?: unknown): VoxloomError {
  return new VoxloomError('input.encoding', `"${name}" cannot be used as a picture: ${reason}.`, { cause });
}
