import { BITRATES_KBPS, CONTAINERS, SAMPLE_RATES, WAV_DEPTHS } from '../services/choose-format.ts';

export interface OptionDescription {
  /** Placeholder of the value in the help text; absent for a switch. */
  readonly value?: string;
  /** Ends the sentence "--name must ..." about a value that is not right. */
  readonly must?: string;
  readonly help: string;
}

/** What the command line can be asked for, in the order of the help text. */
export const OPTIONS = {
  out: { value: '<path>', must: 'name a file', help: 'sound file to write; with --split the folder for the files' },
  voice: { value: '<id>', must: 'name a voice', help: 'who speaks; see --list-voices' },
  pace: { value: '<0.5..2>', must: 'be a number from 0.5 to 2', help: 'speaking rate, 2 is twice as fast (1)' },
  pitch: { value: '<-12..12>', must: 'be a number of semitones from -12 to 12', help: 'shift of pitch in semitones (0)' },
  range: { value: '<0..2>', must: 'be a number from 0 to 2', help: 'width of pitch movement, 0 is monotone (1)' },
  energy: { value: '<-12..12>', must: 'be a number of dB from -12 to 12', help: 'loudness of the voice in dB (0)' },
  seed: { value: '<n>', must: 'be a whole number from 0 to 2147483647', help: 'one of many ways to say it; same seed, same sound (1)' },
  format: { value: 'wav|mp3', must: `be ${either(CONTAINERS)}`, help: 'kind of sound file (follows the ending of --out)' },
  rate: { value: '44100|48000', must: `be ${either(SAMPLE_RATES)}`, help: 'sample rate in Hz (48000)' },
  depth: { value: '16|24|32f', must: `be ${either(WAV_DEPTHS)}`, help: 'bits of a WAV sample (24)' },
  bitrate: { value: '128..320', must: `be ${either(BITRATES_KBPS)}`, help: `kbit/s of an MP3: ${either(BITRATES_KBPS)} (192)` },
  split: { help: 'one file per line into the folder --out: 0001.wav, 0002.wav, ...' },
  fit: { help: 'fit speech to the timing of the subtitles' },
  timings: { value: '<file>', must: 'name a file', help: 'JSON file for when every word and phone sounds, and its pitch' },
  json: { help: 'machine-readable summary on standard output' },
  'list-voices': { help: 'print the installed voices' },
  quiet: { help: 'no progress and no warnings' },
  help: { help: 'print this' },
  version: { help: 'print the version' },
} as const satisfies Record<string, OptionDescription>;

export type OptionName = keyof typeof OPTIONS;

export function helpText(): string {
  const rows = Object.entries<OptionDescription>(OPTIONS).map(([name, { value, help }]) => {
    return `  ${`--${name}${value ? ` ${value}` : ''}`.padEnd(24)}${help}`;
  });
  return [
    'Voices a script: text in, speech out, on this computer alone.',
    '',
    '  voxloom <input> --out <path> [options]',
    '',
    '<input> is a .txt, .md, .srt or .vtt file, or - for standard input.',
    '',
    ...rows,
    '',
  ].join('\n');
}

function either(choices: readonly (string | number)[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${String(choices.at(-1))}`;
}
