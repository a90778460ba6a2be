import { BITRATES_KBPS, SAMPLE_RATES, WAV_DEPTHS } from '../services/choose-format.ts';
import { COMPANIONS, exportSpec } from '../shared/contract/views.ts';
import { loudnessPreset } from '../shared/domain/project-rows.ts';

export const FORMATS = ['wav', 'mp3', 'flac', 'mp4', 'webm', 'mkv'] as const;
export const FILM_CODECS = ['aac', 'opus', 'flac', 'pcm'] as const;
export const EXPORTS = exportSpec.shape.what.options;
export const LOUDNESS = loudnessPreset.options;
export const CUE_TIMES = exportSpec.shape.cueTimes.unwrap().options;
export const GATES = exportSpec.shape.gate.options;

export interface OptionDescription {
  /** Placeholder of the value in the help text; absent for a switch. */
  readonly value?: string;
  /** Ends the sentence "--name must ..." about a value that is not right. */
  readonly must?: string;
  /** What it is for; everything, where it is absent. */
  readonly for?: readonly Task[];
  readonly help: string;
}

/** What an option is for: a script that becomes sound, a film that is dubbed, a project that is exported. */
export type Task = 'script' | 'film' | 'project';

/** What the command line can be asked for, in the order of the help text. */
export const OPTIONS = {
  out: { value: '<path>', must: 'name a file', help: 'file to write; a folder for --split, stems and lines' },

  voice: { value: '<id>', must: 'name a voice', for: ['script'], help: 'who speaks; see --list-voices' },
  pace: { value: '<0.5..2>', must: 'be a number from 0.5 to 2', for: ['script'], help: 'speaking rate, 2 is twice as fast (1)' },
  pitch: { value: '<-12..12>', must: 'be a number of semitones from -12 to 12', for: ['script'], help: 'shift of pitch in semitones (0)' },
  range: { value: '<0..2>', must: 'be a number from 0 to 2', for: ['script'], help: 'width of pitch movement, 0 is monotone (1)' },
  energy: { value: '<-12..12>', must: 'be a number of dB from -12 to 12', for: ['script'], help: 'loudness of the voice in dB (0)' },
  seed: { value: '<n>', must: 'be a whole number from 0 to 2147483647', for: ['script'], help: 'one of many ways to say it; same seed, same sound (1)' },
  split: { for: ['script'], help: 'one file per line into the folder --out: 0001.wav, 0002.wav, ...' },
  fit: { for: ['script'], help: 'fit speech to the timing of the subtitles' },
  timings: { value: '<file>', must: 'name a file', for: ['script'], help: 'JSON file for when every word and phone sounds, and its pitch' },

  subs: { value: '<file>', must: 'name a file', for: ['film'], help: 'subtitles to speak: .srt, .vtt, .ass, .ttml' },
  cast: { value: '<file>', must: 'name a file', for: ['film'], help: '{"Mara": "<voice>", "Joss": {"voice": "<voice>", "pitch": 2}}' },
  duck: { value: '<0..24>', must: 'be a number of dB from 0 to 24', for: ['film'], help: 'how far the original sound goes down under speech (12)' },
  'join-sentences': { for: ['film'], help: 'a sentence that runs across cues is spoken as one' },
  project: { value: '<file>', must: 'name a file', for: ['film'], help: 'project to make or go on with (beside --out, with .vox)' },
  language: { value: '<tag>', must: 'be a language tag, such as de or pt-BR', for: ['film', 'project'], help: 'language of the new sound track' },
  'keep-original': { for: ['film', 'project'], help: 'the sound that the film came with stays as a second track' },
  codec: { value: '<name>', must: `be ${either(FILM_CODECS)}`, for: ['film', 'project'], help: `sound of a film: ${either(FILM_CODECS)}` },

  export: { value: '<what>', must: `be ${either(EXPORTS)}`, for: ['project'], help: either(EXPORTS) },
  render: { for: ['project'], help: 'render what is missing or out of date first' },
  name: { value: '<template>', must: 'be a template such as {index} {character}', for: ['project'], help: 'names of files a line: {index} {character} {text} {take}' },

  loudness: { value: '<preset>', must: `be ${either(LOUDNESS)}`, for: ['film', 'project'], help: 'e.g. streaming-14, broadcast-23, none' },
  companions: { value: '<list>', must: `be some of ${COMPANIONS.join(', ')}, with commas between`, for: ['film', 'project'], help: 'files beside it: srt,vtt,otio,edl,...' },
  'cue-times': { value: 'spoken|imported', must: `be ${either(CUE_TIMES)}`, for: ['project'], help: 'subtitles beside it: as heard, or as imported (spoken)' },
  gate: { value: 'off|warn|block', must: `be ${either(GATES)}`, for: ['film', 'project'], help: 'delivery check: warn tells, block makes no file (warn)' },
  report: { value: '<file>', must: 'name a .csv, .json or .html file', for: ['film', 'project'], help: 'save the delivery check as .csv, .json or .html' },

  format: { value: '<format>', must: `be ${either(FORMATS)}`, help: 'wav, mp3, flac, mp4, webm, mkv (follows the ending of --out)' },
  rate: { value: '44100|48000', must: `be ${either(SAMPLE_RATES)}`, for: ['script', 'project'], help: 'sample rate in Hz (48000)' },
  depth: { value: '16|24|32f', must: `be ${either(WAV_DEPTHS)}`, for: ['script', 'project'], help: 'bits of a sample (24)' },
  bitrate: { value: '128..320', must: `be ${either(BITRATES_KBPS)}`, help: `kbit/s of lossy sound: ${either(BITRATES_KBPS)} (192)` },

  json: { help: 'machine-readable summary on standard output' },
  'list-voices': { help: 'print the installed voices' },
  quiet: { help: 'no progress and no warnings' },
  help: { help: 'print this' },
  version: { help: 'print the version' },
} as const satisfies Record<string, OptionDescription>;

export type OptionName = keyof typeof OPTIONS;

const HEADINGS: Readonly<Record<Task, string>> = { script: 'For a script:', film: 'For a film:', project: 'For a project:' };

export function helpText(): string {
  const entries = Object.entries<OptionDescription>(OPTIONS);
  const rows = (task: Task | undefined): string[] =>
    entries
      // One that serves two tasks stands where it comes first.
      .filter(([, { for: tasks }]) => tasks?.[0] === task)
      .map(([name, { value, help }]) => `  ${`--${name}${value ? ` ${value}` : ''}`.padEnd(24)}${help}`);
  const tasks: readonly Task[] = ['script', 'film', 'project'];
  return [
    'Voices scripts, dubs films and exports projects, on this computer alone.',
    '',
    '  voxloom <script> --out <path>                     a .txt, .md, .srt or .vtt file, or -',
    '  voxloom <film> --subs <file> --out <film>         an .mp4, .mov, .mkv or .webm file',
    '  voxloom <project> --export <what> --out <path>    a .vox file',
    '',
    ...rows(undefined),
    ...tasks.flatMap((task) => ['', HEADINGS[task], ...rows(task)]),
    '',
    'Options for a film from --language on serve a project as well. The same film command goes on where',
    'it was stopped. Exit codes: 0 done, 1 failed, 2 something to mend, 3 blocked by --gate, 130 stopped.',
    '',
  ].join('\n');
}

function either(choices: readonly (string | number)[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${String(choices.at(-1))}`;
}
