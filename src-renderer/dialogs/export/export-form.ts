import { COMPANIONS, type ExportSpec } from '../../../src-main/shared/contract/views.ts';
import type { ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';

export type What = ExportSpec['what'];
export type SoundContainer = 'wav' | 'flac' | 'mp3';
export type FilmContainer = 'mp4' | 'webm' | 'mkv';
export type FilmCodec = Extract<ExportSpec['format'], { readonly codec: unknown }>['codec'];
export type Companion = ExportSpec['companions'][number];

/** What the export dialog has been told so far. Everything is kept, so that going back and forth loses nothing. */
export interface ExportForm {
  readonly what: What;
  /** Where a single file goes, without its ending, and the folder of the others; null until it is chosen. */
  readonly file: string | null;
  readonly folder: string | null;
  readonly container: SoundContainer;
  readonly film: FilmContainer;
  readonly codec: FilmCodec;
  readonly keepsOriginal: boolean;
  /** BCP 47 of a film's new sound. */
  readonly language: string;
  readonly depth: '16' | '24' | '32f';
  readonly bitrateKbps: '128' | '160' | '192' | '256' | '320';
  readonly sampleRate: '44100' | '48000';
  readonly channels: '1' | '2';
  readonly loudness: ExportSpec['loudness'];
  readonly nameTemplate: string;
  readonly collision: ExportSpec['collision'];
  readonly companions: readonly Companion[];
  /** When the cues of subtitle companions stand. */
  readonly cueTimes: NonNullable<ExportSpec['cueTimes']>;
  readonly cuePoints: ExportSpec['cuePoints'];
  readonly gate: ExportSpec['gate'];
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly loopOnly: boolean;
}

export function firstExportForm(settings: Pick<ProjectSettings, 'title' | 'loudnessPreset' | 'language'>): ExportForm {
  const form: ExportForm = {
    what: 'mix',
    file: null,
    folder: null,
    container: 'wav',
    film: 'mp4',
    codec: 'aac',
    keepsOriginal: true,
    language: settings.language,
    depth: '24',
    bitrateKbps: '192',
    sampleRate: '48000',
    channels: '2',
    loudness: 'none',
    nameTemplate: '{index} {character} - {text}',
    collision: 'number',
    companions: [],
    cueTimes: 'spoken',
    cuePoints: 'markers',
    gate: 'warn',
    title: settings.title,
    artist: '',
    album: '',
    loopOnly: false,
  };
  return withLoudness(form, settings.loudnessPreset);
}

/** A loudness preset brings what its receivers ask for beside the level. */
export function withLoudness(form: ExportForm, loudness: ExportForm['loudness']): ExportForm {
  if (loudness === 'acx') return { ...form, loudness, container: 'mp3', bitrateKbps: '192', sampleRate: '44100', channels: '1' };
  if (loudness === 'mono-19') return { ...form, loudness, channels: '1' };
  return { ...form, loudness };
}

/** Codecs of sound that a film container holds, the likeliest first. */
export const FILM_CODECS: Readonly<Record<FilmContainer, readonly FilmCodec[]>> = {
  mp4: ['aac', 'flac', 'opus'],
  webm: ['opus'],
  mkv: ['aac', 'flac', 'opus', 'pcm'],
};

/** Another film container takes the codec along where it can hold it. */
export function withFilm(form: ExportForm, film: FilmContainer): ExportForm {
  const codecs = FILM_CODECS[film];
  return { ...form, film, codec: codecs.includes(form.codec) ? form.codec : (codecs[0] ?? 'aac') };
}

/** Whether one file is made, with a name of its own, or a folder of them. */
export function isOneFile({ what }: Pick<ExportForm, 'what'>): boolean {
  return what !== 'stems' && what !== 'lines';
}

/** Whether each file is brought to a loudness of its own; stems and beds stay as they are in the mix. */
export function isMastered({ what }: Pick<ExportForm, 'what'>): boolean {
  return what !== 'stems' && what !== 'beds';
}

/** Ending of the files that will be made. */
export function endingOf({ what, film, container }: Pick<ExportForm, 'what' | 'film' | 'container'>): FilmContainer | SoundContainer {
  return what === 'video' ? film : container;
}

const DEPTHS = { '16': 16, '24': 24, '32f': '32f' } as const;
const BITRATES = { '128': 128, '160': 160, '192': 192, '256': 256, '320': 320 } as const;
const RATES = { '44100': 44_100, '48000': 48_000 } as const;
const CHANNELS = { '1': 1, '2': 2 } as const;

/** What the studio is asked for; null while it is not said where to. */
export function exportSpecOf(form: ExportForm, loop: ProjectSettings['loop']): ExportSpec | null {
  const target = isOneFile(form) ? form.file : form.folder;
  if (target === null || (form.what === 'lines' && form.nameTemplate.trim() === '')) return null;
  return {
    what: form.what,
    target: isOneFile(form) ? withEnding(target, endingOf(form)) : target,
    format: formatOf(form),
    loudness: form.loudness,
    channels: CHANNELS[form.channels],
    nameTemplate: form.nameTemplate.trim() || '{index}',
    collision: isOneFile(form) ? 'replace' : form.collision,
    companions: COMPANIONS.filter((companion) => form.companions.includes(companion)),
    cueTimes: form.cueTimes,
    cuePoints: form.cuePoints,
    gate: form.gate,
    tags: { title: form.title, artist: form.artist, album: form.album },
    range: form.loopOnly ? loop : null,
  };
}

function formatOf(form: ExportForm): ExportSpec['format'] {
  const bitrateKbps = BITRATES[form.bitrateKbps];
  if (form.what === 'video') {
    return { container: form.film, sampleRate: 48_000, codec: form.codec, bitrateKbps, language: form.language.trim().length < 2 ? 'und' : form.language.trim(), keepsOriginal: form.keepsOriginal };
  }
  const sampleRate = RATES[form.sampleRate];
  switch (form.container) {
    case 'wav':
      return { container: 'wav', sampleRate, depth: DEPTHS[form.depth] };
    case 'flac':
      return { container: 'flac', sampleRate, depth: form.depth === '16' ? 16 : 24 };
    case 'mp3':
      return { container: 'mp3', sampleRate, bitrateKbps };
  }
}

/** A path that was chosen for another container gets this one's ending. */
export function withEnding(path: string, ending: string): string {
  return `${path.replace(/\.(wav|flac|mp3|mp4|webm|mkv)$/i, '')}.${ending}`;
}
