import { access, constants, mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { AudioFormat } from '../media/audio-export.ts';
import { exportAudio } from '../media/audio-export.ts';
import { openingFailure, unwritable } from '../media/file-failure.ts';
import type { Delivery } from '../shared/domain/delivery.ts';
import type { Script } from '../shared/domain/script.ts';
import type { DubProgress } from './dub-progress.ts';
import { DubProgressMeter } from './dub-progress.ts';
import type { DubWarning } from './dub-warnings.ts';
import { warningsFor } from './dub-warnings.ts';
import { reportLine } from './line-report.ts';
import type { PlacedLine } from './speak-script.ts';
import { speakScript } from './speak-script.ts';
import type { Speaker } from './speak-with-retry.ts';
import type { ReportLine } from './timings-file.ts';
import { withTimingsFile } from './timings-file.ts';

const SAMPLE_RATE = 48_000;
/** Longest stretch of silence made at once, in samples. */
const SILENCE_CHUNK = SAMPLE_RATE;

/** A script to be voiced to files. */
export interface DubJob {
  readonly script: Script;
  /** Id of an installed voice. */
  readonly voice: string;
  readonly delivery: Delivery;
  readonly seed: number;
  /** Fit speech to the slots of lines that have one. */
  readonly fit: boolean;
  /** One sound file, or with `split` a folder that gets one file a line: `0001.wav`, ... */
  readonly target: string;
  readonly split: boolean;
  readonly format: AudioFormat;
  /** JSON file for when every word and phone sounds. */
  readonly timingsFile?: string;
}

export interface DubOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DubProgress) => void;
}

export interface DubSummary {
  readonly lines: number;
  /** Length of all files together. */
  readonly secondsOfSound: number;
  /** The same without the quiet between lines. */
  readonly secondsOfSpeech: number;
  /** Wall time, the start of the engine and the loading of the voice included. */
  readonly secondsSpent: number;
  /** `secondsSpent` by `secondsOfSpeech`. */
  readonly realTimeFactor: number;
  readonly files: readonly string[];
  readonly warnings: readonly DubWarning[];
}

/**
 * Voices a script: lines one after another with natural gaps, or at the times of their subtitles. Sound streams from the
 * engine into the files, so that the length of a script costs no memory. Every file appears whole or not at all; targets
 * that cannot be written are refused before anything is spoken.
 * @throws VoxloomError `input.target-unwritable`, `export.failed`, `engine.cancelled` on abort, and what `EngineClient.speak` throws.
 */
export async function dubScript(job: DubJob, engine: Speaker, { signal, onProgress }: DubOptions = {}): Promise<DubSummary> {
  const startedMs = performance.now();
  // Ends lines that were asked ahead when the work fails half-way.
  const ending = new AbortController();
  const meter = new DubProgressMeter(job.script.lines);
  const { voice, delivery, seed, fit } = job;
  const lines = speakScript(job.script, engine, {
    voice,
    delivery,
    seed,
    fit,
    apart: job.split,
    signal: signal ? AbortSignal.any([signal, ending.signal]) : ending.signal,
    onProgress: (line, share) => onProgress?.(meter.advance(line, share)),
  });

  const tally = new Tally(job);
  try {
    const write = job.split ? writeLines : writeProgramme;
    await withTimingsFile(job.timingsFile, voice, (report) => write(job, lines, tally, report, signal), signal);
  } finally {
    ending.abort();
  }

  const secondsSpent = (performance.now() - startedMs) / 1000;
  const secondsOfSpeech = tally.speechSamples / SAMPLE_RATE;
  return {
    lines: job.script.lines.length,
    secondsOfSound: tally.soundSamples / SAMPLE_RATE,
    secondsOfSpeech,
    secondsSpent,
    realTimeFactor: secondsSpent / secondsOfSpeech,
    files: tally.files,
    warnings: tally.warnings,
  };
}

/** What is counted while lines go by. */
class Tally {
  readonly #fit: boolean;
  readonly files: string[] = [];
  readonly warnings: DubWarning[] = [];
  /** At 48 kHz. */
  speechSamples = 0;
  soundSamples = 0;

  constructor({ fit }: DubJob) {
    this.#fit = fit;
  }

  count({ index, line, lateMs, ...placed }: PlacedLine): void {
    const result = placed.result();
    this.speechSamples += result.samples;
    this.warnings.push(...warningsFor({ index, line, lateMs, fit: this.#fit, result }));
  }
}

async function writeProgramme(
  job: DubJob,
  lines: AsyncIterable<PlacedLine>,
  tally: Tally,
  report: ReportLine,
  signal?: AbortSignal,
): Promise<void> {
  await exportAudio(job.target, assemble(lines, tally, report), job.format, signal);
  tally.files.push(job.target);
}

/** Lines on one clock, with silence between. */
async function* assemble(lines: AsyncIterable<PlacedLine>, tally: Tally, report: ReportLine): AsyncGenerator<Float32Array> {
  for await (const placed of lines) {
    const start = Math.round((placed.startMs * SAMPLE_RATE) / 1000);
    while (tally.soundSamples < start) {
      const silence = new Float32Array(Math.min(SILENCE_CHUNK, start - tally.soundSamples));
      tally.soundSamples += silence.length;
      yield silence;
    }
    for await (const samples of placed.sound) {
      tally.soundSamples += samples.length;
      yield samples;
    }
    tally.count(placed);
    await report(reportLine({ ...placed, result: placed.result() }));
  }
}

async function writeLines(
  job: DubJob,
  lines: AsyncIterable<PlacedLine>,
  tally: Tally,
  report: ReportLine,
  signal?: AbortSignal,
): Promise<void> {
  const made = await makeFolder(job.target);
  try {
    for await (const placed of lines) {
      const name = `${String(placed.index + 1).padStart(4, '0')}.${job.format.container}`;
      const file = join(job.target, name);
      await exportAudio(file, placed.sound, job.format, signal);
      const result = placed.result();
      tally.count(placed);
      tally.soundSamples += result.samples;
      tally.files.push(file);
      await report(reportLine({ ...placed, startMs: 0, result, file: name }));
    }
  } finally {
    if (made && tally.files.length === 0) await rmdir(job.target).catch(() => undefined);
  }
}

/** @returns whether the folder is new. */
async function makeFolder(folder: string): Promise<boolean> {
  const existing = await stat(folder).catch(() => undefined);
  if (existing && !existing.isDirectory()) {
    throw unwritable(folder, 'there is a file of that name, and one file a line needs a folder');
  }
  if (!existing) {
    await mkdir(folder).catch((error: unknown) => {
      throw openingFailure(folder, error);
    });
  }
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw unwritable(folder, 'you have no permission to write in it', error);
  });
  return !existing;
}
