import { access, mkdir } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';

import { exportAudio, type AudioExport, type AudioFormat } from '../../media/audio-export.ts';
import { measureFile, type FileMeasure } from '../../media/loudness/measure-file.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { LOUDNESS_TARGETS, type LoudnessTarget } from '../../shared/mix/loudness-target.ts';
import type { Picture } from '../../shared/domain/project-rows.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { SoundReader } from '../../shared/mix/mix-block.ts';
import { findMastering, levelOf, masteredSound, NO_MASTERING } from './mastered-sound.ts';
import type { PlannedFile } from './planned-file.ts';
import { programmeSound } from './programme-sound.ts';
import { writeVideoFile } from './write-video-file.ts';

export interface WrittenFile {
  readonly bytes: number;
  readonly measure: FileMeasure;
  /** One sentence each, for the author. */
  readonly warnings: readonly string[];
}

export interface WriteOptions {
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
/** A lossy encoder may lift peaks over the ceiling; how much lower the second try aims beyond what was measured, in dB. */
const PEAK_MARGIN_DB = 0.1;
/** Shares of the work: finding the loudness, writing, measuring what was written. */
const SHARES = { mastering: 0.4, writing: 0.4, measuring: 0.2 };

/**
 * Makes one file of an export: mixed, brought to its loudness, written whole or not at all, then measured as it lies on the
 * disk. When encoding lifted its peaks over the ceiling, it is made once more with the ceiling lowered by as much.
 * @param path where it goes; `file.path` unless that was taken
 */
export async function writeExportFile(file: PlannedFile, path: string, options: WriteOptions): Promise<WrittenFile> {
  if (file.film) return writeVideoFile(file, file.film, path, options);
  const { spec, sounds, signal, onShare } = options;
  const target = file.keepsLevel ? null : LOUDNESS_TARGETS[spec.loudness];
  const frames = file.endSample - file.startSample;
  const counted = (from: number, width: number) =>
    async function* (): AsyncGenerator<Float32Array> {
      let done = 0;
      for await (const samples of programmeSound(file, spec.channels, sounds)) {
        signal.throwIfAborted();
        yield samples;
        done += samples.length / spec.channels;
        onShare(from + width * Math.min(1, done / frames));
      }
    };
  const write = async (aim: LoudnessTarget | null): Promise<{ written: AudioExport; measure: FileMeasure }> => {
    const mastering = aim ? await findMastering(counted(0, SHARES.mastering), spec.channels, aim) : NO_MASTERING;
    const sound = masteredSound(counted(SHARES.mastering, SHARES.writing)(), spec.channels, mastering);
    const written = await exportAudio(path, sound, audioFormat(options), signal);
    onShare(1 - SHARES.measuring);
    return { written, measure: await measureFile(path, signal) };
  };

  await mkdir(dirname(path), { recursive: true });
  let made = await write(target);
  const excess = target ? (made.measure.truePeakDbtp ?? -Infinity) - target.truePeakDbtp : 0;
  if (target && excess > PEAK_MARGIN_DB) made = await write({ ...target, truePeakDbtp: target.truePeakDbtp - excess - PEAK_MARGIN_DB });
  return { bytes: made.written.bytes, measure: made.measure, warnings: warningsAbout(path, made, target, spec) };
}

function audioFormat({ spec, title, language }: WriteOptions): AudioFormat {
  const { format, tags, channels } = spec;
  const given = Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== ''));
  const common = { channels, sampleRate: format.sampleRate, tags: { title, language, software: 'Voxloom', ...given } };
  if (format.container === 'mp3') return { container: 'mp3', bitrateKbps: format.bitrateKbps, ...common };
  if (format.container === 'wav') return { container: 'wav', depth: WAV_DEPTHS[format.depth], ...common };
  throw new VoxloomError('input.option', `An export as ${format.container} cannot be made yet. Choose WAV or MP3.`);
}

function warningsAbout(path: string, { written, measure }: { written: AudioExport; measure: FileMeasure }, target: LoudnessTarget | null, { format }: ExportSpec): string[] {
  const name = basename(path);
  const warnings: string[] = [];
  if (format.container === 'wav' && format.depth !== '32f' && written.peak > 1) {
    warnings.push(`"${name}" is clipped: its peaks go ${(20 * Math.log10(written.peak)).toFixed(1)} dB over full scale. Lower the tracks, choose a loudness, or export 32-bit float.`);
  }
  if (!target) return warnings;
  const level = levelOf(measure, target);
  const unit = target.measure === 'rms' ? 'dB RMS' : 'LUFS';
  if (level === null) warnings.push(`"${name}" is too short or too quiet to have a loudness.`);
  else if (Math.abs(level - target.target) > target.tolerance) {
    warnings.push(`"${name}" measures ${level.toFixed(1)} ${unit}; ${target.target} was asked for.`);
  }
  if ((measure.truePeakDbtp ?? -Infinity) > target.truePeakDbtp + PEAK_MARGIN_DB) {
    warnings.push(`The true peak of "${name}" is ${(measure.truePeakDbtp ?? 0).toFixed(1)} dBTP, over ${target.truePeakDbtp}.`);
  }
  return warnings;
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
