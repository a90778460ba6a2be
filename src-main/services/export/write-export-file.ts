import { access, mkdir } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';

import { exportMeasuredAudio, type AudioFormat, type MeasuredExport } from '../../media/audio-export.ts';
import type { SoundMeasure } from '../../media/loudness/sound-measure.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { LOUDNESS_TARGETS, type LoudnessTarget } from '../../shared/mix/loudness-target.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Picture } from '../../shared/domain/project-rows.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { SoundReader } from '../../shared/mix/mix-block.ts';
import { broadcastNotes, chaptersOf } from './file-notes.ts';
import { betterMastering, gaugeProgramme, levelOf, masteringFor } from './find-mastering.ts';
import { masteredSound, NO_MASTERING, type Mastering } from './mastered-sound.ts';
import type { PlannedFile } from './planned-file.ts';
import { programmeSound } from './programme-sound.ts';
import { writeVideoFile } from './write-video-file.ts';

export interface WrittenFile {
  readonly bytes: number;
  readonly measure: SoundMeasure;
  /** One sentence each, for the author. */
  readonly warnings: readonly string[];
}

export interface WriteOptions {
  readonly document: ProjectDocument;
  readonly spec: ExportSpec;
  readonly title: string;
  readonly language: string;
  readonly sounds: SoundReader;
  readonly findPicture: (picture: Picture) => Promise<string | null>;
  readonly signal: AbortSignal;
  /** 0 to 1 of this file. */
  readonly onShare: (share: number) => void;
}

const WAV_DEPTHS = { 16: '16', 24: '24', '32f': '32f' } as const;
/** A file is made at most so often: encoders are not quite foreseen. */
const MOST_TRIES = 3;
/** What a peak may be over its ceiling before it is told, in dB. */
const PEAK_SLACK_DB = 0.1;
/** Shares of the work: finding the loudness, then writing. */
const SHARES = { gauging: 0.3, writing: 0.7 };

/**
 * Makes one file of an export: gauged in one pass, then mixed, brought to its loudness, written and measured in another. It
 * is written whole or not at all. When what came out is off its target, it is made once more with what that has taught.
 * @param path where it goes; `file.path` unless that was taken
 */
export async function writeExportFile(file: PlannedFile, path: string, options: WriteOptions): Promise<WrittenFile> {
  if (file.film) return writeVideoFile(file, file.film, path, options);
  const { spec, sounds, signal, onShare } = options;
  const target = file.keepsLevel ? null : LOUDNESS_TARGETS[spec.loudness];
  const frames = file.endSample - file.startSample;
  const counted = async function* (from: number, width: number): AsyncGenerator<Float32Array> {
    let done = 0;
    for await (const samples of programmeSound(file, spec.channels, sounds)) {
      signal.throwIfAborted();
      yield samples;
      done += samples.length / spec.channels;
      onShare(from + width * Math.min(1, done / frames));
    }
  };
  const from = target ? SHARES.gauging : 0;
  const write = (mastering: Mastering): Promise<MeasuredExport> =>
    exportMeasuredAudio(path, masteredSound(counted(from, 1 - from), spec.channels, mastering), audioFormat(file, options, mastering.headSamples), signal);

  await mkdir(dirname(path), { recursive: true });
  if (!target) return finished(path, await write(NO_MASTERING), null, null, spec);
  const programme = await gaugeProgramme(counted(0, SHARES.gauging), spec.channels, file.speech);
  let mastering = masteringFor(programme, target);
  let made = await write(mastering);
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    const better = betterMastering(programme, target, mastering, made.measure);
    if (!better) break;
    mastering = better;
    made = await write(mastering);
  }
  return finished(path, made, target, levelOf(made.measure, target, programme.speech), spec);
}

function audioFormat(file: PlannedFile, { document, spec, title, language }: WriteOptions, headSamples: number): AudioFormat {
  const { format, tags, channels } = spec;
  const given = Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== ''));
  const common = { channels, sampleRate: format.sampleRate, tags: { title, language, software: 'Voxloom', ...given } };
  switch (format.container) {
    case 'wav':
      return { container: 'wav', depth: WAV_DEPTHS[format.depth], notes: broadcastNotes(document, file, spec, headSamples), ...common };
    case 'flac':
      return { container: 'flac', depth: WAV_DEPTHS[format.depth], ...common };
    case 'mp3':
      return { container: 'mp3', bitrateKbps: format.bitrateKbps, chapters: chaptersOf(document, file, spec, headSamples), ...common };
    default:
      throw new VoxloomError('input.option', `Sound alone is not exported as ${format.container}. Choose WAV, FLAC or MP3, or export the picture with it.`);
  }
}

/** @param level what it measures of what the target speaks of */
function finished(path: string, { bytes, measure, peak }: MeasuredExport, target: LoudnessTarget | null, level: number | null, { format }: ExportSpec): WrittenFile {
  const name = basename(path);
  const warnings: string[] = [];
  if (format.container !== 'mp3' && !('depth' in format && format.depth === '32f') && peak > 1) {
    warnings.push(`"${name}" is clipped: its peaks go ${(20 * Math.log10(peak)).toFixed(1)} dB over full scale. Lower the tracks, choose a loudness, or export 32-bit float.`);
  }
  if (target) {
    const unit = target.measure === 'rms' ? 'dB RMS' : 'LUFS';
    if (level === null) warnings.push(`"${name}" is too short or too quiet to have a loudness.`);
    else if (Math.abs(level - target.target) > target.tolerance) {
      warnings.push(`"${name}" measures ${level.toFixed(1)} ${unit}; ${target.target} was asked for.`);
    }
    if ((measure.truePeakDbtp ?? -Infinity) > target.truePeakDbtp + PEAK_SLACK_DB) {
      warnings.push(`The true peak of "${name}" is ${(measure.truePeakDbtp ?? 0).toFixed(1)} dBTP, over ${target.truePeakDbtp}.`);
    }
  }
  return { bytes, measure, warnings };
}

/** Where a file goes under a collision rule; undefined when it is to be left out. */
export async function placeFor(path: string, collision: ExportSpec['collision']): Promise<string | undefined> {
  if (collision === 'replace' || !(await exists(path))) return path;
  if (collision === 'skip') return undefined;
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let copy = 2; ; copy++) {
    const free = `${stem} (${String(copy)})${extension}`;
    if (!(await exists(free))) return free;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
