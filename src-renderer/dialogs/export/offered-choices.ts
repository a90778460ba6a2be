import { COMPANIONS } from '../../../src-main/shared/contract/views.ts';
import { loudnessPreset } from '../../../src-main/shared/domain/project-rows.ts';
import type { ExportForm } from './export-form.ts';

/** What can be chosen for each part of the form that is chosen from a list. */
const CHOICES: Partial<Readonly<Record<keyof ExportForm, readonly unknown[]>>> = {
  what: ['mix', 'voices', 'stems', 'beds', 'lines', 'video'],
  container: ['wav', 'flac', 'mp3'],
  film: ['mp4', 'webm', 'mkv'],
  codec: ['aac', 'opus', 'flac', 'pcm'],
  keepsOriginal: [true, false],
  depth: ['16', '24', '32f'],
  bitrateKbps: ['128', '160', '192', '256', '320'],
  sampleRate: ['44100', '48000'],
  channels: ['1', '2'],
  loudness: loudnessPreset.options,
  collision: ['replace', 'number', 'skip'],
  cueTimes: ['spoken', 'imported'],
  cuePoints: ['none', 'markers', 'lines'],
  gate: ['off', 'warn', 'block'],
  companions: COMPANIONS,
};

/** Whether the dialog could have given this value to this part of the form. */
export function isOffered(name: keyof ExportForm, value: unknown): boolean {
  const choices = CHOICES[name];
  return choices ? choices.includes(value) : typeof value === 'string' && value !== '' && value.length <= 200;
}
