import { extname } from 'node:path';

import type { ExportSpec } from '../../shared/contract/views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { FilmFormat } from './dub-film.ts';

type Format = ExportSpec['format'];
type Container = Format['container'];

/** What the author said about the format; what was left out follows from the target's name or custom. */
export interface ExportFormatWish {
  readonly container?: Container | undefined;
  readonly sampleRate?: 44_100 | 48_000 | undefined;
  readonly depth?: '16' | '24' | '32f' | undefined;
  readonly bitrateKbps?: number | undefined;
  readonly codec?: FilmFormat['codec'] | undefined;
  readonly keepsOriginal?: boolean;
  /** BCP 47. */
  readonly language?: string | undefined;
}

const ENDINGS: Readonly<Record<string, Container>> = { '.wav': 'wav', '.wave': 'wav', '.mp3': 'mp3', '.flac': 'flac', '.mp4': 'mp4', '.m4v': 'mp4', '.webm': 'webm', '.mkv': 'mkv' };
const FILMS: readonly Container[] = ['mp4', 'webm', 'mkv'];
const DEPTHS = { '16': 16, '24': 24, '32f': '32f' } as const;
const BITRATES = [128, 160, 192, 256, 320] as const;
const USUAL_BITRATE = 192;

/**
 * The format of an export: what the target's ending says, or the wish; 24 bit, 48 kHz, 192 kbit/s, AAC in mp4 and mkv and
 * Opus in webm unless wished otherwise.
 * @param what of the export; a film takes a film's container, everything else a sound file's, WAV where nothing tells
 * @throws VoxloomError `input.option`
 */
export function chooseExportFormat(target: string, what: ExportSpec['what'], wish: ExportFormatWish): Format {
  const named = wish.container ?? ENDINGS[extname(target).toLowerCase()];
  if (what === 'video') return { ...chooseFilmFormat(target, wish), language: wish.language ?? 'und' };
  const isFolder = what === 'stems' || what === 'lines';
  const container = named ?? (isFolder ? 'wav' : undefined);
  if (container === undefined) throw wrong(`"${target}" does not end in .wav, .mp3 or .flac; name the format with --format.`);
  const sampleRate = wish.sampleRate ?? 48_000;
  const depth = DEPTHS[wish.depth ?? '24'];
  switch (container) {
    case 'mp3':
      if (wish.depth) throw wrong('An MP3 has no bit depth; leave --depth out, or write a WAV.');
      return { container, sampleRate, bitrateKbps: bitrateOf(wish) };
    case 'wav':
      return { container, sampleRate, depth };
    case 'flac':
      if (depth === '32f') throw wrong('A FLAC holds 16 or 24 bits; write a WAV for 32-bit float.');
      return { container, sampleRate, depth };
    default:
      throw wrong(`A ${container} file is a film. Use --export video, or name a .wav, .mp3 or .flac.`);
  }
}

/** The format of a film. @throws VoxloomError `input.option` */
export function chooseFilmFormat(target: string, wish: ExportFormatWish): FilmFormat {
  const container = wish.container ?? ENDINGS[extname(target).toLowerCase()];
  if (!isFilm(container)) throw wrong(`"${target}" does not end in .mp4, .mkv or .webm; name the kind of film with --format.`);
  if (wish.sampleRate === 44_100) throw wrong('The sound of a film has 48000 Hz.');
  return { container, sampleRate: 48_000, codec: wish.codec ?? (container === 'webm' ? 'opus' : 'aac'), bitrateKbps: bitrateOf(wish), keepsOriginal: wish.keepsOriginal ?? false };
}

function bitrateOf({ bitrateKbps }: ExportFormatWish): (typeof BITRATES)[number] {
  const rate = BITRATES.find((one) => one === (bitrateKbps ?? USUAL_BITRATE));
  if (rate === undefined) throw wrong(`An export has ${BITRATES.join(', ')} kbit/s, not ${String(bitrateKbps)}.`);
  return rate;
}

function isFilm(container: Container | undefined): container is FilmFormat['container'] {
  return container !== undefined && FILMS.includes(container);
}

function wrong(sentence: string): VoxloomError {
  return new VoxloomError('input.option', sentence);
}
