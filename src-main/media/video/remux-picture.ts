import { EncodedAudioPacketSource, EncodedVideoPacketSource, Output, type EncodedPacket, type InputAudioTrack, type InputVideoTrack } from 'mediabunny';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { replaceFile, throwIfCancelled, type ReplaceOptions } from '../replace-file.ts';
import { untilCancelled } from '../until-cancelled.ts';
import { copiedPictures, copiedSound, type CopyPlan } from './copied-packets.ts';
import type { VideoSoundFormat } from './encoded-sound.ts';
import { encodeSound } from './encode-sound.ts';
import { checkHolds, checkSoundFits, outputFormat, type FilmContainer } from './film-container.ts';
import { FilmTarget } from './film-target.ts';
import { interleave, type PacketTrack } from './interleave.ts';
import { languageCode } from './language-code.ts';
import { openPicture, unreadablePicture, type OpenPicture } from './open-picture.ts';
import { simplestRatio } from './simplest-ratio.ts';

/** A film to be made: the picture of another, packet by packet as it is, with new sound. */
export interface RemuxJob {
  readonly picturePath: string;
  readonly container: FilmContainer;
  readonly sound: VideoSoundFormat & {
    /** BCP 47. */
    readonly language: string;
    readonly name: string;
  };
  /** The sound tracks of the film stay behind the new one. Not with a speed change: they would have to be encoded anew. */
  readonly keepsOriginal: boolean;
  /** Where the first frame of the picture is when the new sound begins at 0; negative where the sound begins later. */
  readonly startSeconds: number;
  /** Length of the picture after a speed change by that before; 1 for none. */
  readonly scale: number;
  /** Where the film ends, in seconds of the new sound; without, where picture and sound do. */
  readonly endSeconds?: number;
  readonly title?: string;
}

export interface RemuxedFilm {
  /** Length of the file. */
  readonly bytes: number;
  /** Length of the new sound. */
  readonly samples: number;
}

export interface RemuxOptions extends ReplaceOptions {
  /** How far it is, in seconds of the film. */
  readonly onProgress?: (seconds: number) => void;
}

/**
 * Puts new sound to a picture without encoding the picture again. What of it counts stays: timestamps and edit lists,
 * rotation, colour, pixel aspect, and names and languages of kept sound tracks. Subtitles and chapters of the film are left
 * behind. The target is replaced only by a whole new file, and neither film is ever in memory as a whole.
 * @param sound 48 kHz, interleaved, full scale 1
 * @throws VoxloomError `input.file-missing`, `input.encoding` for the picture; `input.option` for what the container cannot
 * hold; `input.target-unwritable`, `export.failed`, `engine.cancelled`. What `sound` throws comes through.
 */
export async function remuxPicture(target: string, sound: AsyncIterable<Float32Array>, job: RemuxJob, options: RemuxOptions = {}): Promise<RemuxedFilm> {
  const { container, keepsOriginal, scale } = job;
  checkSoundFits(container, job.sound.codec);
  if (keepsOriginal && scale !== 1) {
    throw new VoxloomError('input.option', 'The original sound cannot be copied beside a picture whose speed is changed. Export without it; as a bed it has the new speed.');
  }
  const picture = await openPicture(job.picturePath);
  try {
    const kept = keepsOriginal ? picture.sounds : [];
    checkHolds(container, await picture.video.getCodec(), 'picture', String(await picture.video.getInternalCodecId()));
    for (const track of kept) checkHolds(container, await track.getCodec(), 'original sound', String(await track.getInternalCodecId()));
    return await replaceFile(
      target,
      async (file) => {
        const film = new FilmTarget(file);
        const samples = await fill(film, sound, job, picture, options);
        return { bytes: film.bytes, samples };
      },
      options,
    );
  } finally {
    picture.input.dispose();
  }
}

/** @returns length of the new sound in samples */
async function fill(film: FilmTarget, sound: AsyncIterable<Float32Array>, job: RemuxJob, picture: OpenPicture, { signal, onProgress }: RemuxOptions): Promise<number> {
  const hidesLeadIn = job.container === 'mp4';
  const plan: CopyPlan = { scale: job.scale, offsetSeconds: job.startSeconds, endSeconds: job.endSeconds ?? Infinity, hidesLeadIn };
  const output = new Output({ format: outputFormat(job.container), target: film.target });
  output.setMetadataTags({ ...(job.title !== undefined && job.title !== '' && { title: job.title }), raw: encoderTag(job.container) });
  let samples = 0;
  async function* counted(): AsyncGenerator<Float32Array> {
    for await (const piece of untilCancelled(sound, signal)) {
      samples += piece.length / job.sound.channels;
      yield withoutNonFinite(piece);
    }
  }
  const encoded = await encodeSound(counted(), job.sound);
  try {
    const tracks: PacketTrack[] = [await pictureTrack(output, picture, job, plan)];
    const newSound = new EncodedAudioPacketSource(encoded.codec);
    const soundMeta = { decoderConfig: encoded.config };
    output.addAudioTrack(newSound, { languageCode: languageCode(job.sound.language), name: job.sound.name, disposition: { default: true }, ...soundMeta });
    tracks.push({
      packets: hidesLeadIn || encoded.codec === 'opus' ? encoded.packets : withoutLeadIn(encoded.packets),
      add: (packet) => newSound.add(packet, soundMeta),
      close: () => {
        newSound.close();
      },
    });
    if (job.keepsOriginal) for (const track of picture.sounds) tracks.push(await originalTrack(output, track, plan, job.picturePath));
    await output.start();
    await interleave(tracks, (timestamp) => {
      throwIfCancelled(signal);
      onProgress?.(timestamp);
    });
    await output.finalize();
    return samples;
  } catch (error) {
    // An output that failed half-way holds nothing of the disk: the file is `replaceFile`'s.
    await output.cancel().catch(() => undefined);
    throw error;
  }
}

async function pictureTrack(output: Output, { video }: OpenPicture, job: RemuxJob, plan: CopyPlan): Promise<PacketTrack> {
  const codec = await video.getCodec();
  const found = await video.getDecoderConfig();
  if (!codec || !found) throw unreadablePicture(job.picturePath, new Error('no decoder configuration'));
  const config = { ...found, ...(await displayAspect(video)) };
  const source = new EncodedVideoPacketSource(codec);
  const ticks = await ticksASecond(video, job);
  const name = await video.getName();
  output.addVideoTrack(source, {
    languageCode: await video.getLanguageCode(),
    transformationMatrix: await video.getTransformationMatrix(),
    decoderConfig: config,
    ...(name !== null && { name }),
    ...(ticks !== undefined && { frameRate: ticks }),
  });
  return {
    packets: readable(copiedPictures(video, plan), job.picturePath),
    add: (packet) => source.add(packet, { decoderConfig: config }),
    close: () => {
      source.close();
    },
  };
}

/** The exact shape of the display: what mediabunny tells of it is rounded to whole pixels of the longer side. */
async function displayAspect(video: InputVideoTrack): Promise<Pick<VideoDecoderConfig, 'displayAspectWidth' | 'displayAspectHeight'>> {
  const [width, height, pixel] = [await video.getCodedWidth(), await video.getCodedHeight(), await video.getPixelAspectRatio()];
  const ratio = pixel.num >= pixel.den ? simplestRatio(pixel.num / pixel.den, 0.5 / width) : flipped(simplestRatio(pixel.den / pixel.num, 0.5 / height));
  return { displayAspectWidth: width * ratio.num, displayAspectHeight: height * ratio.den };
}

function flipped({ num, den }: { readonly num: number; readonly den: number }): { readonly num: number; readonly den: number } {
  return { num: den, den: num };
}

/**
 * Ticks of the picture's clock in an MP4, which has one for each track: those of the film itself, so that no timestamp is
 * rounded; after a speed change those of a clock that common rates divide. Matroska always counts milliseconds.
 */
async function ticksASecond(video: InputVideoTrack, { container, scale }: RemuxJob): Promise<number | undefined> {
  if (container !== 'mp4' || scale !== 1) return undefined;
  const resolution = await video.getTimeResolution();
  return Number.isInteger(resolution) && resolution >= 1000 && resolution <= 1_000_000 ? resolution : undefined;
}

async function originalTrack(output: Output, track: InputAudioTrack, plan: CopyPlan, path: string): Promise<PacketTrack> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  if (!codec || !config) throw unreadablePicture(path, new Error('no decoder configuration'));
  const source = new EncodedAudioPacketSource(codec);
  const name = await track.getName();
  output.addAudioTrack(source, {
    languageCode: await track.getLanguageCode(),
    disposition: { ...(await track.getDisposition()), default: false, original: true },
    ...(name !== null && { name }),
  });
  return {
    packets: readable(copiedSound(track, plan), path),
    add: (packet) => source.add(packet, { decoderConfig: config }),
    close: () => {
      source.close();
    },
  };
}

/**
 * Matroska has no edit list: what an AAC encoder puts before the sound would be heard, and the sound come late by it. Opus
 * says in its own header how much that is.
 */
async function* withoutLeadIn(packets: AsyncIterable<EncodedPacket>): AsyncGenerator<EncodedPacket> {
  for await (const packet of packets) if (packet.timestamp + packet.duration > 0) yield packet;
}

/** Failures of reading are told of the film, not of the file that is being written. */
async function* readable<Item>(items: AsyncIterable<Item>, path: string): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw unreadablePicture(path, error);
  }
}

function encoderTag(container: FilmContainer): Record<string, string> {
  return container === 'mp4' ? { '©too': 'Voxloom' } : { ENCODER: 'Voxloom' };
}

/** One NaN would silence everything behind it in an encoder; a click is the lesser harm. */
function withoutNonFinite(samples: Float32Array): Float32Array {
  return samples.every(Number.isFinite) ? samples : samples.map((sample) => (Number.isFinite(sample) ? sample : 0));
}

