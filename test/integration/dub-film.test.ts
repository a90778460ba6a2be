import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCommandLine } from '../../src-main/cli/run-command-line.ts';
import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { ProjectSession } from '../../src-main/services/studio/project-session.ts';
import { tracksInOrder } from '../../src-main/shared/domain/in-order.ts';
import { isInstalled } from '../helpers/is-installed.ts';
import { Chance } from '../helpers/random-edits.ts';
import { manifestOf, writePack } from '../unit/engine/voices/voice-pack.ts';

const WITH_TONE = fileURLToPath(new URL('../helpers/voxloom-with-tone.ts', import.meta.url));
const SECONDS = 24;

let folder: string;
let voices: string;
let film: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-dub-'));
  voices = join(folder, 'voices');
  await writePack(join(voices, 'tone'), manifestOf(undefined, { id: 'tone' }));
  if (!isInstalled('ffmpeg')) return;
  film = join(folder, 'film.mp4');
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=192x108:rate=25', '-f', 'lavfi', '-i', 'sine=frequency=90:sample_rate=48000'];
  execFileSync('ffmpeg', ['-v', 'error', ...source, '-t', String(SECONDS), '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-bf', '2', '-c:a', 'aac', '-metadata:s:a:0', 'language=eng', film]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], killAfterMs = Infinity, how: NodeJS.Signals = 'SIGKILL'): Promise<Outcome> {
  const child = spawn(process.execPath, [WITH_TONE, voices, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, 'config'), APPDATA: join(folder, 'config') },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const closed = once(child, 'close') as Promise<[number | null]>;
  if (Number.isFinite(killAfterMs)) void wait(killAfterMs).then(() => child.kill(how));
  const [code] = await closed;
  return { code, stdout, stderr };
}

/** Cues of two speakers, two seconds apart, in a folder of their own. */
async function scene(name: string, cues = 10): Promise<{ readonly subs: string; readonly cast: string; readonly out: string; readonly project: string }> {
  const own = join(folder, name);
  await mkdir(own);
  const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');
  const blocks = Array.from({ length: cues }, (_, index) => `${index + 1}\n${time(500 + index * 2000)} --> ${time(2000 + index * 2000)}\n${index % 2 === 0 ? 'MARA' : 'JOSS'}: Cue number ${index}.\n`);
  await writeFile(join(own, 'film.srt'), blocks.join('\n'));
  await writeFile(join(own, 'cast.json'), JSON.stringify({ Mara: 'tone', Joss: { voice: 'tone', pitch: 2, pace: 1.05 } }));
  return { subs: join(own, 'film.srt'), cast: join(own, 'cast.json'), out: join(own, 'film.dub.mp4'), project: join(own, 'film.dub.vox') };
}

interface Summary {
  cues: { cue: number; character: string; startMs: number; speechMs: number | null; flags: string[] }[];
  warnings: string[];
  rendered: number;
  failed: unknown[];
  gate: { level: string; findings: string[]; isBlocked: boolean };
}

const streamsOf = (path: string): string[] =>
  execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_type,codec_name:stream_tags=language', '-of', 'csv=p=0', path], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim());

function examine(project: string): { lines: number; takes: number; originals: number; pictures: number; clips: number } {
  const database = ProjectDatabase.open(project);
  try {
    expect(database.notices).toEqual([]);
    const document = database.readDocument();
    const originals = tracksInOrder(document).filter(({ content }) => content === 'original').length;
    return { lines: document.lines.size, takes: document.takes.size, originals, pictures: document.pictures.size, clips: document.clips.size };
  } finally {
    database.close();
  }
}

describe.skipIf(!isInstalled('ffmpeg') || !isInstalled('ffprobe'))('a film dubbed on the command line (needs ffmpeg)', () => {
  it('comes out with its picture, its new sound and the original, every cue in its place', { timeout: 120_000 }, async () => {
    const { subs, cast, out, project } = await scene('whole');
    const args = [film, '--subs', subs, '--cast', cast, '--out', out, '--keep-original', '--language', 'de', '--companions', 'srt', '--json'];
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toContain('film.dub.mp4: 10 cues');
    expect(code).toBe(0);
    const summary = JSON.parse(stdout) as Summary;
    expect(summary.cues).toHaveLength(10);
    expect(summary.cues.map(({ character }) => character.toUpperCase())).toEqual(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? 'MARA' : 'JOSS')));
    for (const { startMs, speechMs, flags } of summary.cues) expect(Math.abs((speechMs ?? NaN) - startMs) <= 40 || flags.length > 0).toBe(true);
    expect(streamsOf(out)).toEqual(['h264,video,und', 'aac,audio,deu', 'aac,audio,eng']);
    expect(existsSync(join(out, '..', 'film.dub.srt'))).toBe(true);
    expect(examine(project)).toEqual({ lines: 10, takes: 10, originals: 1, pictures: 1, clips: 11 });

    // Nothing is left to do but to make the film again.
    const again = await run(args);
    expect((JSON.parse(again.stdout) as Summary).rendered).toBe(0);
    expect(examine(project)).toEqual({ lines: 10, takes: 10, originals: 1, pictures: 1, clips: 11 });

    // Another voice for one of them renders her lines alone.
    await writeFile(cast, JSON.stringify({ Mara: { voice: 'tone', pace: 1.2 }, Joss: { voice: 'tone', pitch: 2, pace: 1.05 } }));
    expect((JSON.parse((await run(args)).stdout) as Summary).rendered).toBe(5);
  });

  it('goes on where it was killed, however often, and makes nothing twice', { timeout: 240_000 }, async () => {
    const { subs, cast, out, project } = await scene('killed');
    await writeFile(out, 'The film of last week');
    const args = [film, '--subs', subs, '--cast', cast, '--out', out, '--quiet'];
    const chance = new Chance(4);
    for (let kill = 0; kill < 6; kill++) {
      const { code } = await run(args, 700 + Math.round(chance.real() * 2500), kill % 3 === 2 ? 'SIGINT' : 'SIGKILL');
      if (existsSync(project)) examine(project);
      const bytes = await readFile(out);
      if (code !== 0 && bytes.toString() !== 'The film of last week') expect(streamsOf(out)).toHaveLength(2);
    }
    expect((await run(args)).code).toBe(0);
    const { lines, originals, pictures, clips } = examine(project);
    expect({ lines, originals, pictures, clips }).toEqual({ lines: 10, originals: 1, pictures: 1, clips: 11 });
    expect(streamsOf(out)).toHaveLength(2);
  });

  it('exports the project, and lets the delivery check block it', { timeout: 120_000 }, async () => {
    const { subs, out, project } = await scene('exported', 4);
    expect((await run([film, '--subs', subs, '--out', out, '--quiet', '--project', project])).code).toBe(0);
    const mix = join(folder, 'exported', 'mix.wav');
    const exported = await run([project, '--export', 'mix', '--out', mix, '--loudness', 'podcast-16', '--gate', 'block', '--json']);
    expect(exported.stderr).toContain('mix.wav');
    expect(exported.code).toBe(0);
    expect((JSON.parse(exported.stdout) as { files: { loudnessLufs: number }[] }).files[0]?.loudnessLufs).toBeCloseTo(-16, 0);

    const database = ProjectDatabase.open(project);
    const [line] = database.readDocument().lines.values();
    const edit = { name: 'line.setText', arguments: { id: line?.id, text: 'Something new.' } };
    database.close();
    editProject(project, edit);
    const late = join(folder, 'exported', 'late.wav');
    const report = join(folder, 'exported', 'report.json');
    const blocked = await run([project, '--export', 'mix', '--out', late, '--gate', 'block', '--report', report]);
    expect(blocked.code).toBe(3);
    expect(blocked.stderr).toContain('Line 1:');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ level: 'block', findings: [{ code: 'line-stale', lineId: line?.id }] });
    expect(existsSync(late)).toBe(false);
    expect((await run([project, '--export', 'mix', '--out', late, '--gate', 'block', '--render', '--quiet'])).code).toBe(0);
    expect(existsSync(late)).toBe(true);
  });

  it.each([
    [['film.mp4', '--out', 'a.mp4'], 'Name the subtitles to speak'],
    [['film.mp4', '--subs', 'film.srt'], 'Say which film to make'],
    [['film.mp4', '--subs', 'film.srt', '--out', 'film.mp4'], 'two of them have the same name'],
    [['film.mp4', '--subs', 'film.srt', '--out', 'a.avi'], 'name the kind of film with --format'],
    [['film.mp4', '--subs', 'film.srt', '--out', 'a.mp4', '--pitch', '2'], '--pitch is for a script; this is a film.'],
    [['a.vox', '--out', 'a.wav'], 'Say what of the project to export'],
    [['a.vox', '--export', 'mix', '--out', 'a.mp4'], 'Use --export video'],
    [['a.vox', '--export', 'mix', '--out', 'a.wav', '--duck', '3'], '--duck is for a film; this is a project.'],
    [['a.txt', '--out', 'a.wav', '--gate', 'off'], '--gate is for a film or a project; this is a script.'],
    [['film.mp4', '--subs', 'film.srt', '--out', 'a.mp4', '--duck', '40'], '--duck must be a number of dB from 0 to 24'],
  ])('%j is wrong use', async (args, sentence) => {
    let stderr = '';
    const code = await runCommandLine({
      args,
      standardInput: Readable.from([]),
      standardOutput: { write: () => true },
      standardError: { write: (text) => (stderr += text) },
      signal: new AbortController().signal,
      engine: { voiceFolders: [voices] },
      folders: { data: folder, documents: folder, home: folder },
    });
    expect(stderr).toContain(sentence);
    expect(code).toBe(2);
  });
});

function editProject(path: string, edit: { readonly name: string; readonly arguments: unknown }): void {
  const session = new ProjectSession(ProjectDatabase.open(path), () => undefined);
  session.commit([edit], { commitId: null });
  session.close();
}
