import type { ExportForm } from './export-form.ts';

export type PresetId = 'youtube' | 'podcast' | 'ebu' | 'atsc' | 'netflix' | 'acx' | 'handoff';

/** What those who receive an export ask for. Where it goes, its tags and its language stay as they are. */
export const PRESETS: Readonly<Record<PresetId, Partial<ExportForm>>> = {
  youtube: { what: 'video', film: 'mp4', codec: 'aac', bitrateKbps: '320', channels: '2', loudness: 'streaming-14', companions: ['srt'], cuePoints: 'none', keepsOriginal: false },
  podcast: { what: 'mix', container: 'mp3', bitrateKbps: '192', sampleRate: '44100', channels: '2', loudness: 'podcast-16', companions: [], cuePoints: 'markers' },
  ebu: { what: 'mix', container: 'wav', depth: '24', sampleRate: '48000', channels: '2', loudness: 'broadcast-23', companions: [], cuePoints: 'markers' },
  atsc: { what: 'mix', container: 'wav', depth: '24', sampleRate: '48000', channels: '2', loudness: 'atsc-24', companions: [], cuePoints: 'markers' },
  netflix: { what: 'mix', container: 'wav', depth: '24', sampleRate: '48000', channels: '2', loudness: 'netflix-27', companions: ['ttml'], cuePoints: 'markers' },
  acx: { what: 'voices', container: 'mp3', bitrateKbps: '192', sampleRate: '44100', channels: '1', loudness: 'acx', companions: [], cuePoints: 'none' },
  handoff: { what: 'stems', container: 'wav', depth: '24', sampleRate: '48000', channels: '2', loudness: 'none', companions: ['srt', 'cue-sheet', 'otio', 'edl', 'fcpxml', 'markers'], cuePoints: 'lines' },
};

export const PRESET_IDS = Object.keys(PRESETS).filter((id): id is PresetId => id in PRESETS);

/** The preset that a form is, if nothing of it was changed. */
export function presetOf(form: ExportForm): PresetId | undefined {
  return PRESET_IDS.find((id) => {
    const merged = { ...form, ...PRESETS[id] };
    return JSON.stringify(merged) === JSON.stringify(form);
  });
}
