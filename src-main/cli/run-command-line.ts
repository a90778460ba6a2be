import { extname, resolve } from 'node:path';
import type { Readable } from 'node:stream';

import manifest from '../../package.json' with { type: 'json' };
import { chooseFormat } from '../services/choose-format.ts';
import type { DubJob, DubSummary } from '../services/dub-script.ts';
import { dubScript } from '../services/dub-script.ts';
import { chooseVoice, listInstalledVoices } from '../services/installed-voices.ts';
import { readScriptFile } from '../services/read-script-file.ts';
import type { EngineSettings } from '../services/start-engine.ts';
import { startEngine } from '../services/start-engine.ts';
import { NEUTRAL_DELIVERY } from '../shared/domain/delivery.ts';
import type { UserFolders } from '../services/user-folders.ts';
import { isInputError, VoxloomError } from '../shared/domain/voxloom-error.ts';
import { helpText, type Task } from './options.ts';
import type { Options } from './parse-options.ts';
import { parseOptions, refuseOthers } from './parse-options.ts';
import type { ProgressOutput } from './progress-bar.ts';
import { ProgressBar } from './progress-bar.ts';
import { describeSummary, describeWarning, summaryJson } from './report-summary.ts';

const FILM_ENDINGS = ['.mp4', '.m4v', '.mov', '.mkv', '.webm'];

export interface CommandLineWorld {
  /** Without the program's own name. */
  readonly args: readonly string[];
  readonly standardInput: Readable;
  readonly standardOutput: { write(text: string): unknown };
  readonly standardError: ProgressOutput;
  /** Aborted by Ctrl+C and its like. */
  readonly signal: AbortSignal;
  readonly engine: EngineSettings;
  /** Where this user's settings and list of words are. */
  readonly folders: UserFolders;
}

export type ExitCode = 0 | 1 | 2 | 3;

/**
 * The command line from arguments to exit code: 0 done, 1 a failure of ours, 2 something the author has to mend, 3 the
 * delivery gate let nothing be made. Every failure is one sentence on standard error. An aborted run also gives 1; whoever aborted knows the better code.
 */
export async function runCommandLine(world: CommandLineWorld): Promise<ExitCode> {
  const progress = new ProgressBar(world.standardError);
  try {
    const { positionals, options, given } = parseOptions(world.args);
    if (options.help) world.standardOutput.write(helpText());
    else if (options.version) world.standardOutput.write(`${manifest.version}\n`);
    else if (options['list-voices']) await printVoices(world, options);
    else return await work(world, inputOf(positionals), options, given, progress);
    return 0;
  } catch (error) {
    progress.clear();
    world.standardError.write(`${world.signal.aborted ? 'Stopped.' : sentenceFor(error)}\n`);
    return isInputError(error) ? 2 : 1;
  }
}

/** What the input is tells what is to be done with it. */
async function work(world: CommandLineWorld, input: string, options: Options, given: readonly string[], progress: ProgressBar): Promise<ExitCode> {
  const task = taskOf(input, options);
  refuseOthers(task, given);
  // A script needs no studio, and does not wait for one to be loaded.
  if (task === 'film') return (await import('./film-command.ts')).runFilm(world, input, options, progress);
  if (task === 'project') return (await import('./project-command.ts')).runProject(world, input, options, progress);
  await dub(world, input, options, progress);
  return 0;
}

function taskOf(input: string, { subs }: Options): Task {
  const ending = extname(input).toLowerCase();
  if (ending === '.vox') return 'project';
  return subs !== undefined || FILM_ENDINGS.includes(ending) ? 'film' : 'script';
}

function inputOf(positionals: readonly string[]): string {
  const [input, ...more] = positionals;
  if (input === undefined) throw wrong('Name a script to voice: voxloom <input> --out <path>; --help tells more.');
  if (more.length > 0) throw wrong(`Name one script only; "${more.join('", "')}" is too many.`);
  return input;
}

async function printVoices({ standardOutput, standardError, engine }: CommandLineWorld, { json }: Options): Promise<void> {
  const { voices, problems } = await listInstalledVoices(engine.voiceFolders);
  for (const problem of problems) standardError.write(`${problem}\n`);
  if (json) standardOutput.write(`${JSON.stringify(voices)}\n`);
  else for (const voice of voices) standardOutput.write(`${voice.id}  ${voice.name}, ${voice.language}, ${voice.licence}\n`);
}

async function dub(world: CommandLineWorld, input: string, options: Options, progress: ProgressBar): Promise<void> {
  const { signal, standardOutput, standardError } = world;
  const settled = settleTargets(input, options);
  const voice = await chooseVoice(world.engine.voiceFolders, options.voice);
  const script = await readScriptFile(input, world.standardInput, signal);
  if (options.fit && !script.lines.some(({ slot }) => slot)) throw wrong('--fit needs subtitles; this script has no timing.');
  const { pace, pitch: pitchSemitones, range, energy: energyDb, seed, fit } = options;
  const delivery = { ...NEUTRAL_DELIVERY, pace, pitchSemitones, range, energyDb };

  const summary = await render({ ...settled, script, voice, delivery, seed, fit }, world, options, progress);
  if (!options.quiet) {
    for (const warning of summary.warnings) standardError.write(`${describeWarning(warning)}\n`);
    standardError.write(`${describeSummary(summary, settled.target)}\n`);
  }
  if (options.json) standardOutput.write(`${summaryJson(summary, voice)}\n`);
}

/** Where the sound goes and as what, settled before anything is read. */
function settleTargets(input: string, options: Options): Pick<DubJob, 'target' | 'split' | 'format' | 'timingsFile'> {
  const { out: target, split, timings } = options;
  if (target === undefined) throw wrong('Say where to write the sound: --out <path>.');
  const places = new Set([target, ...(timings === undefined ? [] : [timings]), ...(input === '-' ? [] : [input])].map((path) => resolve(path)));
  const named = 1 + Number(timings !== undefined) + Number(input !== '-');
  if (places.size < named) throw wrong('The script, the sound and the timings need files of their own; two of them have the same name.');
  const { format: container, rate: sampleRate, depth, bitrate: bitrateKbps } = options;
  if (container !== undefined && container !== 'wav' && container !== 'mp3') throw wrong(`--format must be wav or mp3, not "${container}".`);
  const format = chooseFormat(target, split, { container, sampleRate, depth, bitrateKbps });
  return { target, split, format, ...(timings !== undefined && { timingsFile: timings }) };
}

async function render(job: DubJob, world: CommandLineWorld, { quiet }: Options, progress: ProgressBar): Promise<DubSummary> {
  const engine = startEngine(world.engine);
  try {
    return await dubScript(job, engine, {
      signal: world.signal,
      ...(!quiet && { onProgress: (state) => { progress.show(state); } }),
    });
  } finally {
    progress.clear();
    await engine.close();
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof VoxloomError) return error.message;
  return `Something went wrong inside Voxloom: ${error instanceof Error ? error.message : String(error)}`;
}

function wrong(sentence: string): VoxloomError {
  return new VoxloomError('input.option', sentence);
}
