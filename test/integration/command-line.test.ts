import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCommandLine } from '../../src-main/cli/run-command-line.ts';
import { readWav } from '../../src-main/media/wav-reader.ts';
import { manifestOf, writePack } from '../unit/engine/voices/voice-pack.ts';

const HARBOUR = fileURLToPath(new URL('../../assets/scripts/harbour.txt', import.meta.url));
const HARBOUR_CUES = fileURLToPath(new URL('../../assets/scripts/harbour.srt', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../src-main/cli/voxloom.mjs', import.meta.url));
const WITH_TONE = fileURLToPath(new URL('../helpers/voxloom-with-tone.ts', import.meta.url));
const TONE_MODULE = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;

let folder: string;
let voices: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-cli-'));
  voices = join(folder, 'voices');
  await writePack(join(voices, 'tone'), manifestOf(undefined, { id: 'tone' }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process. */
async function run(args: readonly string[], { stdin = '', voiceModule = TONE_MODULE } = {}): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await runCommandLine({
    args,
    standardInput: Readable.from([Buffer.from(stdin)]),
    standardOutput: { write: (written) => (stdout += written) },
    standardError: { write: (written) => (stderr += written) },
    signal: new AbortController().signal,
    engine: { voiceFolders: [voices], voiceModule },
    folders: { data: join(folder, 'data'), documents: join(folder, 'documents'), home: folder },
  });
  return { code, stdout, stderr };
}

/** Runs it in a process group of its own, as a shell does. */
function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [WITH_TONE, voices, ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function own(name: string, content: string | Uint8Array = ''): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function ownFolder(name: string): Promise<string> {
  const made = join(folder, name);
  await mkdir(made);
  return made;
}

interface Summary {
  lines: number;
  secondsOfSound: number;
  secondsOfSpeech: number;
  secondsSpent: number;
  realTimeFactor: number;
  files: string[];
  warnings: { code: string; line: number; message: string; ms?: number }[];
}

interface Timings {
  lines: {
    text: string;
    character?: string;
    startMs: number;
    endMs: number;
    words: { startMs: number; endMs: number }[];
    phones: { symbol: string; startMs: number; endMs: number }[];
    f0: { frameMs: number; hz: number[] };
  }[];
}

async function wav(file: string): Promise<ReturnType<typeof readWav>> {
  return readWav(await readFile(file));
}

describe('voicing a script', () => {
  it('writes one programme, says when everything sounds, and sums up', async () => {
    const out = join(folder, 'harbour.wav');
    const timingsFile = join(folder, 'harbour.json');
    const { code, stdout, stderr } = await run([HARBOUR, '--out', out, '--timings', timingsFile, '--json']);
    expect(code).toBe(0);
    expect(stderr).toContain('harbour.wav: 13 lines');
    expect(stderr).toMatch(/100 % .*0:00 left/);

    const summary = JSON.parse(stdout) as Summary;
    expect(summary).toMatchObject({ lines: 13, files: [out], warnings: [] });
    expect(summary.realTimeFactor).toBeCloseTo(summary.secondsSpent / summary.secondsOfSpeech, 2);

    const sound = await wav(out);
    expect(sound.sampleRate).toBe(48_000);
    const samples = sound.samples.length;
    expect(samples / 48_000).toBeCloseTo(summary.secondsOfSound, 3);

    const { lines } = JSON.parse(await readFile(timingsFile, 'utf8')) as Timings;
    expect(lines.map(({ character }) => character).filter(Boolean)).toEqual(
      'Mara Jonas Mara Jonas Mara Jonas Mara Jonas'.split(' '),
    );
    for (const [index, line] of lines.entries()) {
      // The stand-in speaks 60 ms a character, and the sound is where the timings say.
      expect(line.endMs - line.startMs).toBeCloseTo(line.text.length * 60, 1);
      expect(line.words[0]?.startMs).toBe(line.startMs);
      expect(line.phones.at(-1)?.endMs).toBe(line.endMs);
      expect(line.f0.hz.length * line.f0.frameMs).toBeCloseTo(line.endMs - line.startMs, -2);
      const inside = sound.samples.subarray(line.startMs * 48, line.endMs * 48);
      expect(inside.filter((sample) => sample === 0).length).toBeLessThan(inside.length / 50);
      const next = lines[index + 1];
      const gap = sound.samples.subarray(line.endMs * 48, (next?.startMs ?? line.endMs) * 48);
      expect(gap.every((sample) => sample === 0)).toBe(true);
      if (next) expect(gap.length).toBeGreaterThan(0.2 * 48_000);
    }
    expect(lines.at(-1)?.endMs).toBeCloseTo(samples / 48, 1);
  });

  it('leaves a longer gap where the author left a blank line', async () => {
    const timingsFile = join(folder, 'gaps.json');
    await run(['-', '--out', join(folder, 'gaps.wav'), '--timings', timingsFile], { stdin: 'One.\nTwo.\n\nThree.' });
    const { lines } = JSON.parse(await readFile(timingsFile, 'utf8')) as Timings;
    const gaps = lines.slice(1).map((line, index) => line.startMs - (lines[index]?.endMs ?? 0));
    expect(gaps[0]).toBeGreaterThan(100);
    expect(gaps[1]).toBeGreaterThan((gaps[0] ?? 0) * 2);
  });

  it('gives the same bytes for the same seed', async () => {
    const files = ['same-1.wav', 'same-2.wav', 'other.wav'].map((name) => join(folder, name));
    for (const [index, file] of files.entries()) {
      await run(['-', '--out', file, '--seed', index === 2 ? '8' : '7'], { stdin: 'Once more.' });
    }
    const [first, second, other] = await Promise.all(files.map(async (file) => wav(file)));
    expect(first?.samples).toEqual(second?.samples);
    expect(first?.samples).not.toEqual(other?.samples);
  });

  it('hands on pace, and takes a negative number for a value', async () => {
    const out = join(folder, 'fast.wav');
    const { code } = await run(['dub', '-', '--out', out, '--pace', '2', '--pitch', '-3', '--energy=-6'], { stdin: 'Ten chars.' });
    expect(code).toBe(0);
    expect((await wav(out)).samples.length / 48).toBeCloseTo((10 * 60) / 2, 0);
  });

  it('writes an MP3 by the ending of the name, and any rate and depth of WAV', async () => {
    const mp3 = join(folder, 'speech.mp3');
    await run(['-', '--out', mp3, '--bitrate', '320'], { stdin: 'Hello.' });
    expect((await readFile(mp3)).subarray(0, 3).toString()).toBe('ID3');
    const file = join(folder, 'speech.wav');
    await run(['-', '--out', file, '--rate', '44100', '--depth', '32f'], { stdin: 'Hello.' });
    expect(await wav(file)).toMatchObject({ sampleRate: 44_100, encoding: '32f' });
  });

  it('writes one file a line into a folder', async () => {
    const out = join(folder, 'split');
    const { code, stdout } = await run(['-', '--out', out, '--split', '--json'], { stdin: 'One.\nTwo is longer.' });
    expect(code).toBe(0);
    expect(await readdir(out)).toEqual(['0001.wav', '0002.wav']);
    const lengths = await Promise.all((await readdir(out)).map(async (name) => (await wav(join(out, name))).samples.length));
    expect(lengths).toEqual([4 * 60 * 48, 14 * 60 * 48]);
    expect((JSON.parse(stdout) as Summary).secondsOfSound).toBeCloseTo((18 * 60) / 1000, 3);
  });

  it('says nothing but what was asked for when quiet', async () => {
    const { stdout, stderr } = await run(['-', '--out', join(folder, 'quiet.wav'), '--quiet'], { stdin: 'Hush.' });
    expect([stdout, stderr]).toEqual(['', '']);
  });
});

describe('voicing subtitles', () => {
  const CUES = [
    '1\n00:00:01,000 --> 00:00:02,000\nTwelve chars', // 720 ms
    '2\n00:00:03,000 --> 00:00:04,000\nTwenty characters ok', // 1 200 ms, fits in the gap
    '3\n00:00:05,000 --> 00:00:05,500\nFar too long for half a second', // 1 800 ms
    '4\n00:00:05,600 --> 00:00:07,000\nAfterwards',
  ].join('\n\n');

  async function place(...more: string[]): Promise<{ starts: number[]; lines: Timings['lines']; warnings: Summary['warnings'] }> {
    const timingsFile = join(folder, 'cues.json');
    const script = await own('cues.srt', CUES);
    const { stdout } = await run([script, '--out', join(folder, 'cues.wav'), '--timings', timingsFile, '--json', ...more]);
    const { lines } = JSON.parse(await readFile(timingsFile, 'utf8')) as Timings;
    return { lines, starts: lines.map(({ startMs }) => startMs), warnings: (JSON.parse(stdout) as Summary).warnings };
  }

  it('starts every cue at its time, and later with a warning rather than over another', async () => {
    const { starts, warnings } = await place();
    expect(starts).toEqual([1000, 3000, 5000, 6800]);
    expect(warnings).toMatchObject([{ code: 'late', line: 4, ms: 1200 }]);
  });

  it('with --fit keeps lines to their slots, borrows the gap, and says by how much one is too long', async () => {
    const { starts, lines, warnings } = await place('--fit');
    const lengths = lines.map((line) => Math.round(line.endMs - line.startMs));
    // The second may run on to 80 ms before the third; the third is as fast as may be, and pushes the fourth.
    expect(lengths.slice(0, 2)).toEqual([720, 1200]);
    expect(starts.slice(0, 3)).toEqual([1000, 3000, 5000]);
    expect(lengths[2]).toBe(Math.round(1800 / 1.3));
    expect(starts[3]).toBeCloseTo(5000 + 1800 / 1.3, 0);
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([['over-slot', 3], ['late', 4]]);
    expect(warnings[0]?.ms).toBe(Math.round(1800 / 1.3 - 520));
  });

  it('with --split keeps every line to its own cue', async () => {
    const { code, stdout } = await run([HARBOUR_CUES, '--out', join(folder, 'cue-files'), '--split', '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Summary).warnings).toEqual([]);
    expect(await readdir(join(folder, 'cue-files'))).toHaveLength(10);
  });
});

describe('every bad input', () => {
  const out = (): string => join(folder, 'bad.wav');
  const cases: readonly [string, () => Promise<string[]> | string[], RegExp][] = [
    ['no input', () => ['--out', out()], /^Name a script to voice/],
    ['two inputs', () => [HARBOUR, 'more.txt', '--out', out()], /^Name one script only; "more\.txt" is too many\.$/],
    ['no target', () => [HARBOUR], /^Say where to write the sound: --out <path>\.$/],
    ['no such file', () => [join(folder, 'none.txt'), '--out', out()], /^There is no file ".*none\.txt"\.$/],
    ['a folder for a file', () => [folder, '--out', out()], /^A script is a file, and this is a folder/],
    ['an empty script', async () => [await own('empty.txt', ' \n\n'), '--out', out()], /^There is nothing to say in "empty\.txt"\.$/],
    ['an empty standard input', () => ['-', '--out', out()], /^There is nothing to say in the input\.$/],
    ['an unreadable encoding', async () => [await own('bytes.txt', Uint8Array.of(0xff, 0xfe, 0, 0xd8, 0, 0xd8)), '--out', out()], /encoding|UTF-8/],
    ['an unknown kind of script', async () => [await own('script.rtx', 'Hi'), '--out', out()], /is no script that Voxloom reads: \.txt, \.md, \.srt/],
    ['a bad time code', async () => [await own('bad.srt', '1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\n00:00:99,000 --> 00:01:00,000\nHo\n'), '--out', out()], /[Ll]ine 6/],
    ['an unknown voice', () => [HARBOUR, '--out', out(), '--voice', 'nobody'], /^There is no voice "nobody"\. Installed voices: tone\.$/],
    ['a target in no folder', () => [HARBOUR, '--out', join(folder, 'no', 'such', 'a.wav')], /cannot be written: the folder ".*" does not exist/],
    ['a target that is a folder', () => [HARBOUR, '--out', folder, '--format', 'wav'], /cannot be written: it is a folder/],
    ['timings in no folder', () => [HARBOUR, '--out', out(), '--timings', join(folder, 'no', 't.json')], /cannot be written: the folder/],
    ['a split target that is a file', async () => [HARBOUR, '--split', '--out', await own('taken')], /cannot be written: there is a file of that name/],
    ['a split target in no folder', () => [HARBOUR, '--split', '--out', join(folder, 'no', 'such')], /cannot be written: the folder/],
    ['a target that is the script', async () => { const both = await own('both.txt', 'Hi'); return [both, '--out', both, '--format', 'wav']; }, /need files of their own/],
    ['a target of no known format', () => [HARBOUR, '--out', join(folder, 'a.ogg')], /ends in neither \.wav nor \.mp3/],
    ['pace out of range', () => [HARBOUR, '--out', out(), '--pace', '3'], /^--pace must be a number from 0\.5 to 2, not "3"\.$/],
    ['pitch that is no number', () => [HARBOUR, '--out', out(), '--pitch', 'high'], /^--pitch must be a number of semitones from -12 to 12, not "high"\.$/],
    ['range out of range', () => [HARBOUR, '--out', out(), '--range', '-0.1'], /^--range must be/],
    ['energy out of range', () => [HARBOUR, '--out', out(), '--energy', '12.5'], /^--energy must be/],
    ['a seed that is not whole', () => [HARBOUR, '--out', out(), '--seed', '1.5'], /^--seed must be/],
    ['an unknown format', () => [HARBOUR, '--out', out(), '--format', 'flac'], /^--format must be wav or mp3, not "flac"\.$/],
    ['an unknown rate', () => [HARBOUR, '--out', out(), '--rate', '22050'], /^--rate must be 44100 or 48000, not "22050"\.$/],
    ['an unknown depth', () => [HARBOUR, '--out', out(), '--depth', '32'], /^--depth must be 16, 24 or 32f, not "32"\.$/],
    ['an unknown bitrate', () => [HARBOUR, '--out', out(), '--bitrate', '96'], /^--bitrate must be 128, 160, 192, 224, 256 or 320, not "96"\.$/],
    ['a bitrate for a WAV', () => [HARBOUR, '--out', out(), '--bitrate', '128'], /^A WAV has no bit rate/],
    ['a depth for an MP3', () => [HARBOUR, '--out', join(folder, 'a.mp3'), '--depth', '16'], /^An MP3 has no bit depth/],
    ['--fit without timing', () => [HARBOUR, '--out', out(), '--fit'], /^--fit needs subtitles/],
    ['an unknown option', () => [HARBOUR, '--out', out(), '--loud'], /^There is no option --loud/],
    ['an unknown short option', () => [HARBOUR, '-o', out()], /^There is no option -o/],
    ['an option without its value', () => [HARBOUR, '--out', '--fit'], /^--out needs a value/],
    ['a value for a switch', () => [HARBOUR, '--out', out(), '--fit=yes'], /^--fit stands alone/],
  ];

  it.each(cases)('%s: one sentence, code 2, and nothing spoken or written', async (_name, args, sentence) => {
    const given = await args();
    const before = await readdir(folder);
    // A module that does not exist: an attempt to speak would be a failure of ours, code 1.
    const { code, stdout, stderr } = await run(given, { voiceModule: 'file:///nowhere/voice.ts' });
    const [line, ...rest] = stderr.split('\n');
    expect(line).toMatch(sentence);
    expect(rest).toEqual(['']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(await readdir(folder)).toEqual(before);
  });

  it.runIf(process.getuid?.() !== 0)('a target without permission is refused as well', async () => {
    const locked = await ownFolder('locked');
    await chmod(locked, 0o500);
    const { code, stderr } = await run([HARBOUR, '--out', join(locked, 'a.wav')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('permission')]);
  });
});

describe('a failure of ours', () => {
  it('has code 1, one sentence, and leaves the old file', async () => {
    const out = await own('kept.wav', 'old');
    const { code, stderr } = await run(['-', '--out', out, '--quiet'], { stdin: 'Good.\n{fails}' });
    expect([code, stderr]).toEqual([1, 'The voice engine could not speak this line.\n']);
    expect(await readFile(out, 'utf8')).toBe('old');
  });
});

describe('the program', () => {
  it('starts from any Node, tells its version and its options, and hands on the exit code', async () => {
    const ended = async (...args: string[]): Promise<Outcome> => {
      const child = spawn('node', [LAUNCHER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number]>]);
      return { code, stdout, stderr };
    };
    const [version, help, wrong] = await Promise.all([ended('--version'), ended('--help'), ended('--loud')]);
    expect(version).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, stderr: '' });
    expect(help.stdout).toContain('--list-voices');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
  });

  it('lists voices, for people and for programs', async () => {
    expect((await run(['--list-voices'])).stdout).toBe('tone  Test, en-US, CC0-1.0\n');
    expect(JSON.parse((await run(['--list-voices', '--json'])).stdout)).toMatchObject([{ id: 'tone', language: 'en-US' }]);
  });

  it('finishes its work when nobody reads what it says any more', async () => {
    const out = join(folder, 'unread.wav');
    const script = await own('unread.txt', '{slow} line one\n{slow} line two');
    const child = start([script, '--out', out, '--json']);
    child.stdout?.destroy();
    child.stderr?.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect((await wav(out)).samples.length).toBeGreaterThan(30 * 60 * 48 - 1);
  });

  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('on %s leaves nothing half-written and no process, code %i', async (signal, code) => {
    const place = await ownFolder(`stopped-${signal}`);
    await writeFile(join(place, 'old.wav'), 'old');
    const script = await own(`long-${signal}.txt`, Array.from({ length: 40 }, (_, line) => `{slow} line ${line} of many`).join('\n'));
    const child = start([script, '--out', join(place, 'old.wav'), '--timings', join(place, 'old.json')]);
    const group = -(child.pid ?? 0);
    for await (const chunk of child.stderr ?? []) if (String(chunk).includes('left')) break;
    expect((await readdir(place)).length).toBe(3);

    const stoppedMs = performance.now();
    process.kill(group, signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
    expect(performance.now() - stoppedMs).toBeLessThan(5_000);
    expect(await readdir(place)).toEqual(['old.wav']);
    expect(await readFile(join(place, 'old.wav'), 'utf8')).toBe('old');
    expect(() => process.kill(group, 0)).toThrow('ESRCH');
  });
});
