import { mkdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

import { SoundMeter } from '../../media/loudness/sound-measure.ts';
import { remuxPicture } from '../../media/video/remux-picture.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { msOfSamples, PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { LOUDNESS_TARGETS, type LoudnessTarget } from '../../shared/mix/loudness-target.ts';
import { endOfPicture, type FilmPlan } from './film-plan.ts';
import { findMastering } from './find-mastering.ts';
import { masteredSound, NO_MASTERING } from './mastered-sound.ts';
import type { PlannedFile } from './planned-file.ts';
import { programmeSound } from './programme-sound.ts';
import type { WriteOptions, WrittenFile } from './write-export-file.ts';

type FilmFormat = Extract<ExportSpec['format'], { readonly container: 'mp4' | 'webm' | 'mkv' }>;

/** What a lossy encoder may add to peaks at the bit rates there are, in dB. */
const LOSSY_PEAKS_DB = 1;
/** Shares of the work: finding the loudness, encoding and writing. */
const SHARES = { mastering: 0.3, writing: 0.7 };

/**
 * Makes a film: the picture of the project, untouched, with the mix as its sound, brought to its loudness. Sound is mixed,
 * encoded and written at once; the film appears whole or not at all.
 * @throws VoxloomError `input.file-missing` for a picture that is not where it was; what `remuxPicture` throws.
 */
export async function writeVideoFile(file: PlannedFile, film: FilmPlan, path: string, options: WriteOptions): Promise<WrittenFile> {
  const { spec, title, sounds, signal, onShare } = options;
  const { channels } = spec;
  const format = filmFormat(spec);
  const { picture, scale } = film;
  const picturePath = await options.findPicture(picture);
  if (picturePath === null) {
    throw new VoxloomError('input.file-missing', `The picture "${basename(picture.path)}" is not where it was, nor beside the project. Put it back, or choose the film anew.`);
  }
  if (resolve(path) === resolve(picturePath)) {
    throw new VoxloomError('input.target-unwritable', `"${path}" is the film whose picture is copied. Choose another name.`);
  }
  const frames = file.endSample - file.startSample;
  const counted = async function* (from: number, width: number): AsyncGenerator<Float32Array> {
    let done = 0;
    for await (const samples of programmeSound(file, channels, sounds)) {
      signal.throwIfAborted();
      yield samples;
      done += samples.length / channels;
      onShare(from + width * Math.min(1, done / frames));
    }
  };
  const target = aimFor(LOUDNESS_TARGETS[spec.loudness], format);
  const mastering = target ? await findMastering(counted(0, SHARES.mastering), channels, target, file.speech) : NO_MASTERING;
  const meter = new SoundMeter(channels);
  const heard = metered(masteredSound(counted(SHARES.mastering, SHARES.writing), channels, mastering), meter);

  await mkdir(dirname(path), { recursive: true });
  const { bytes } = await remuxPicture(
    path,
    heard,
    {
      picturePath,
      container: format.container,
      sound: { codec: format.codec, channels, bitrateKbps: format.bitrateKbps, language: format.language, name: nameOf(format.language) },
      keepsOriginal: format.keepsOriginal,
      startSeconds: (picture.startSample - file.startSample) / PROJECT_SAMPLE_RATE,
      scale,
      ...(file.endSample < endOfPicture(film) && { endSeconds: frames / PROJECT_SAMPLE_RATE }),
      title: spec.tags.title ?? title,
    },
    { signal },
  );
  return { bytes, measure: { ...meter.measure(), lengthMs: msOfSamples(frames) }, warnings: [] };
}

async function* metered(sound: AsyncIterable<Float32Array>, meter: SoundMeter): AsyncGenerator<Float32Array> {
  for await (const samples of sound) {
    meter.add(samples);
    yield samples;
  }
}

/** @throws VoxloomError `input.option` */
function filmFormat({ format }: ExportSpec): FilmFormat {
  if ('codec' in format) return format;
  throw new VoxloomError('input.option', `A film cannot be a ${format.container.toUpperCase()} file. Choose mp4, webm or mkv.`);
}

/** A film begins with its picture: no quiet is put before its sound. Peaks stay as low as the encoder may raise them. */
function aimFor(target: LoudnessTarget | null, { codec }: FilmFormat): LoudnessTarget | null {
  const isLossy = codec === 'aac' || codec === 'opus';
  return target && { ...target, headMs: 0, tailMs: 0, truePeakDbtp: target.truePeakDbtp - (isLossy ? LOSSY_PEAKS_DB : 0) };
}

/** What players show for the track: its language in that language. */
function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
