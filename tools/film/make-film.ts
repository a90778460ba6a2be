import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { exactRate } from '../../src-main/shared/domain/exact-rate.ts';
import type { FrameRate } from '../../src-main/shared/domain/project-rows.ts';
import type { FilmCue } from './film-script.ts';
import { FILM_CAST, filmScript, filmSubtitles } from './film-script.ts';
import { filmSound } from './film-sound.ts';
import { frameCodeFilters } from './frame-code.ts';

export const FILM_FORMATS = ['mp4', 'mov', 'mkv', 'webm'] as const;
export type FilmFormat = (typeof FILM_FORMATS)[number];

export interface FilmOptions {
  readonly folder: string;
  readonly minutes: number;
  readonly cues: number;
  readonly seed: number;
  readonly frameRate: FrameRate;
  readonly format: FilmFormat;
  readonly width: number;
  readonly height: number;
}

export const USUAL_FILM: Omit<FilmOptions, 'folder'> = { minutes: 10, cues: 150, seed: 1, frameRate: 25, format: 'mp4', width: 640, height: 360 };

/**
 * Makes `film.<format>`, `film.srt` and `cast.json` in a folder. Every frame bears its number (`frame-code.ts`). Needs
 * ffmpeg.
 * @returns path of the film
 */
export async function makeFilm(options: FilmOptions): Promise<string> {
  const lengthMs = options.minutes * 60_000;
  const cues = filmScript(options.cues, lengthMs, options.seed);
  await mkdir(options.folder, { recursive: true });
  await writeFile(join(options.folder, 'film.srt'), filmSubtitles(cues));
  await writeFile(join(options.folder, 'cast.json'), `${JSON.stringify(FILM_CAST, null, 2)}\n`);
  return recordFilm(cues, options);
}

/**
 * Makes `film.<format>` in a folder that is there, of a scene given. Needs ffmpeg.
 * @returns its path
 */
export async function recordFilm(cues: readonly FilmCue[], options: Omit<FilmOptions, 'cues' | 'seed'>): Promise<string> {
  const lengthMs = options.minutes * 60_000;
  const path = join(options.folder, `film.${options.format}`);
  const ffmpeg = spawn('ffmpeg', ffmpegArguments(options, path), { stdio: ['pipe', 'ignore', 'pipe'] });
  let told = '';
  ffmpeg.stderr.on('data', (piece: Buffer) => {
    told += piece.toString();
  });
  const ended = once(ffmpeg, 'close');
  const fed = pipeline(async function* () {
    for (const chunk of filmSound(cues, lengthMs)) yield await Promise.resolve(Buffer.from(chunk.buffer));
  }, ffmpeg.stdin).catch((error: unknown) => error);
  const [code] = (await ended) as [number | null];
  const unfed = await fed;
  if (code !== 0) throw new Error(`ffmpeg made no film: ${told}`, { cause: unfed });
  return path;
}

function ffmpegArguments({ minutes, frameRate, format, width, height }: Omit<FilmOptions, 'cues' | 'seed'>, path: string): string[] {
  const { numerator, denominator } = exactRate(frameRate);
  const picture = `testsrc2=size=${width}x${height}:rate=${numerator}/${denominator}`;
  const isWeb = format === 'webm';
  return [
    ...['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i', picture],
    ...['-f', 's16le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0'],
    ...['-t', String(minutes * 60), '-vf', frameCodeFilters(width, height).join(','), '-pix_fmt', 'yuv420p', '-g', '50'],
    ...(isWeb ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1500k', '-c:a', 'libopus', '-b:a', '96k'] : ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30', '-bf', '2', '-c:a', 'aac', '-b:a', '128k']),
    ...(format === 'mp4' || format === 'mov' ? ['-movflags', '+faststart'] : []),
    ...['-metadata:s:a:0', 'language=eng', path],
  ];
}
