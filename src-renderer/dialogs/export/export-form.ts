import type { ExportSpec } from '../../../src-main/shared/contract/views.ts';
import type { ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';

/** What the export dialog has been told so far. Everything is kept, so that going back and forth loses nothing. */
export interface ExportForm {
  readonly what: ExportSpec['what'];
  /** Where the mix goes, and the folder of the others; null until it is chosen. */
  readonly file: string | null;
  readonly folder: string | null;
  readonly container: 'wav' | 'mp3';
  readonly depth: '16' | '24' | '32f';
  readonly bitrateKbps: '128' | '160' | '192' | '256' | '320';
  readonly sampleRate: '44100' | '48000';
  readonly channels: '1' | '2';
  readonly loudness: ExportSpec['loudness'];
  readonly nameTemplate: string;
  readonly collision: ExportSpec['collision'];
  readonly subtitles: 'none' | 'srt' | 'vtt';
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly loopOnly: boolean;
}

export function firstExportForm(settings: Pick<ProjectSettings, 'title' | 'loudnessPreset'>): ExportForm {
  const form: ExportForm = {
    what: 'mix',
    file: null,
    folder: null,
    container: 'wav',
    depth: '24',
    bitrateKbps: '192',
    sampleRate: '48000',
    channels: '2',
    loudness: 'none',
    nameTemplate: '{index} {character} - {text}',
    collision: 'number',
    subtitles: 'none',
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

const DEPTHS = { '16': 16, '24': 24, '32f': '32f' } as const;
const BITRATES = { '128': 128, '160': 160, '192': 192, '256': 256, '320': 320 } as const;
const RATES = { '44100': 44_100, '48000': 48_000 } as const;
const CHANNELS = { '1': 1, '2': 2 } as const;

/** What the studio is asked for; null while it is not said where to. */
export function exportSpecOf(form: ExportForm, loop: ProjectSettings['loop']): ExportSpec | null {
  const target = form.what === 'mix' ? form.file : form.folder;
  if (target === null || (form.what === 'lines' && form.nameTemplate.trim() === '')) return null;
  const sampleRate = RATES[form.sampleRate];
  return {
    what: form.what,
    target,
    format:
      form.container === 'wav'
        ? { container: 'wav', sampleRate, depth: DEPTHS[form.depth] }
        : { container: 'mp3', sampleRate, bitrateKbps: BITRATES[form.bitrateKbps] },
    loudness: form.loudness,
    channels: CHANNELS[form.channels],
    nameTemplate: form.nameTemplate.trim() || '{index}',
    collision: form.what === 'mix' ? 'replace' : form.collision,
    companions: form.subtitles === 'none' ? [] : [form.subtitles],
    cuePoints: 'none',
    gate: 'off',
    tags: { title: form.title, artist: form.artist, album: form.album },
    range: form.loopOnly ? loop : null,
  };
}
