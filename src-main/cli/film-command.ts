import { dirname, extname, join, basename, resolve } from 'node:path';

import { chooseFilmFormat } from '../services/headless/choose-export-format.ts';
import { dubFilm, type FilmJob } from '../services/headless/dub-film.ts';
import { openHeadlessStudio } from '../services/headless/open-headless-studio.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { Options } from './parse-options.ts';
import type { ProgressBar } from './progress-bar.ts';
import { describeFilm, filmJson, filmRemarks } from './report-film.ts';
import type { CommandLineWorld, ExitCode } from './run-command-line.ts';

/** How fast the original sound makes room, and how long before. */
const DUCKING = { attackMs: 120, releaseMs: 400, lookAheadMs: 150 } as const;

/** `voxloom film.mp4 --subs film.srt --out film.dub.mp4` */
export async function runFilm(world: CommandLineWorld, film: string, options: Options, progress: ProgressBar): Promise<ExitCode> {
  const job = settleFilm(film, options);
  const studio = await openHeadlessStudio(world.engine, world.folders);
  try {
    const startedMs = performance.now();
    const summary = await dubFilm(job, studio, world.signal, (state) => {
      if (!options.quiet) progress.show(state);
    });
    progress.clear();
    const seconds = (performance.now() - startedMs) / 1000;
    if (!options.quiet) for (const remark of [...filmRemarks(summary), describeFilm(summary, job.target, seconds)]) world.standardError.write(`${remark}\n`);
    if (options.json) world.standardOutput.write(`${filmJson(summary, seconds)}\n`);
    if (summary.gate.isBlocked) return 3;
    return summary.failed.length > 0 ? 1 : 0;
  } finally {
    progress.clear();
    await studio.close();
  }
}

function settleFilm(film: string, options: Options): FilmJob {
  const { out: target, subs, cast: castFile, language } = options;
  if (subs === undefined) throw wrong('Name the subtitles to speak: --subs <file>.');
  if (target === undefined) throw wrong('Say which film to make: --out <path>.');
  const projectPath = options.project ?? join(dirname(target), `${basename(target, extname(target))}.vox`);
  const places = [film, subs, target, projectPath, ...(castFile === undefined ? [] : [castFile])].map((path) => resolve(path));
  if (new Set(places).size < places.length) throw wrong('The film, its subtitles, its cast, the new film and the project need files of their own; two of them have the same name.');
  const { format: container, rate: sampleRate, bitrate: bitrateKbps, codec } = options;
  return {
    film,
    subtitles: subs,
    target,
    projectPath,
    duck: { depthDb: options.duck, ...DUCKING },
    joinsSentences: options['join-sentences'],
    format: chooseFilmFormat(target, { container, sampleRate, bitrateKbps, codec, keepsOriginal: options['keep-original'] }),
    loudness: options.loudness ?? 'broadcast-23',
    companions: options.companions,
    gate: options.gate,
    ...(options.report !== undefined && { reportPath: resolve(options.report) }),
    ...(castFile !== undefined && { castFile }),
    ...(language !== undefined && { language }),
  };
}

function wrong(sentence: string): VoxloomError {
  return new VoxloomError('input.option', sentence);
}
