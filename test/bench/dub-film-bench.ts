// npm run bench:film [-- --minutes 10 --cues 150 --keep <folder>]
// From a film and its subtitles to the dubbed film, on the command line, with the voice that comes with the program. Makes
// the film first. Prints a Markdown table. Needs ffmpeg.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { makeFilm, USUAL_FILM } from '../../tools/film/make-film.ts';
import { markdownTable, type BenchRow } from './bench-table.ts';
import { percentile } from './percentile.ts';
import { useOfTree, type TreeUse } from './process-tree.ts';

const MAIN = fileURLToPath(new URL('../../src-main/cli/main.ts', import.meta.url));
const TARGET_S = 60;
const START_TOLERANCE_MS = 40;
const LOOK_EVERY_MS = 250;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, cues: { type: 'string', default: '150' }, keep: { type: 'string' } } });
const [minutes, cues] = [Number(values.minutes), Number(values.cues)];
if (!(minutes > 0) || !Number.isInteger(cues) || cues < 1) throw new RangeError('--minutes and --cues take numbers from 1');

interface Summary {
  readonly stages: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly cues: readonly { readonly startMs: number; readonly speechMs: number | null; readonly rate: number; readonly overMs: number; readonly flags: readonly string[] }[];
}

const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'voxloom-film-')));
try {
  await mkdir(folder, { recursive: true });
  const film = join(folder, 'film.mp4');
  if (!existsSync(film)) {
    process.stderr.write(`bench: making a film of ${String(minutes)} minutes\n`);
    await makeFilm({ ...USUAL_FILM, folder, minutes, cues });
  }
  for (const name of ['film.dub.mp4', 'film.dub.vox', 'film.dub.vox-wal', 'film.dub.vox-shm']) await rm(join(folder, name), { force: true });

  process.stderr.write('bench: dubbing it\n');
  const out = join(folder, 'film.dub.mp4');
  const started = performance.now();
  const { stdout, use } = await run([film, '--subs', join(folder, 'film.srt'), '--cast', join(folder, 'cast.json'), '--out', out, '--json']);
  const seconds = (performance.now() - started) / 1000;
  const summary = JSON.parse(stdout) as Summary;

  const voices = join(folder, 'voices.wav');
  await run([join(folder, 'film.dub.vox'), '--export', 'voices', '--out', voices, '--depth', '16', '--loudness', 'none', '--gate', 'off']);
  const heard = onsets(voices, summary);
  const streams = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', out], { encoding: 'utf8' }).trim().split('\n').join(' and ');

  const flagged = summary.cues.filter(({ flags }) => flags.length > 0);
  const off = summary.cues.filter(({ startMs, speechMs, flags }) => flags.length === 0 && !(Math.abs((speechMs ?? NaN) - startMs) <= START_TOLERANCE_MS));
  const rates = summary.cues.map(({ rate }) => rate);
  const rows: BenchRow[] = [
    { measure: `film of ${String(minutes)} min, ${String(summary.cues.length)} cues, from files to ${streams}`, value: `${seconds.toFixed(1)} s, ${use.cpuSeconds.toFixed(0)} s of processor`, target: `under ${String(TARGET_S)} s`, met: seconds < TARGET_S },
    ...Object.entries(summary.stages).map(([stage, spent]) => ({ measure: `... ${stage}`, value: `${spent.toFixed(1)} s`, target: '' })),
    { measure: 'memory at most, all processes together', value: `${(use.residentBytes / 1e6).toFixed(0)} MB`, target: '' },
    { measure: 'cues that begin elsewhere than within 40 ms of their slot and are not flagged', value: String(off.length), target: '0', met: off.length === 0 },
    { measure: 'cues flagged', value: `${String(flagged.length)}, ${String(flagged.filter(({ overMs }) => overMs > 0).length)} of them too long`, target: '' },
    { measure: 'rates', value: `${Math.min(...rates).toFixed(2)} to ${Math.max(...rates).toFixed(2)}`, target: '' },
    { measure: 'first sound of a line after its slot begins, in the exported voices', value: `median ${percentile(heard, 0.5).toFixed(0)} ms, p95 ${percentile(heard, 0.95).toFixed(0)} ms`, target: '' },
  ];
  const load = loadavg()[0] ?? 0;
  console.log(`${String(availableParallelism())} cores, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${load.toFixed(1)}, Node ${process.version}.\n`);
  console.log(markdownTable(rows));
} finally {
  if (values.keep === undefined) await rm(folder, { recursive: true, force: true });
}

async function run(args: readonly string[]): Promise<{ readonly stdout: string; readonly use: TreeUse }> {
  const environment = { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), APPDATA: join(folder, 'config') };
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: environment });
  let stdout = '';
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  let use: TreeUse = { residentBytes: 0, cpuSeconds: 0 };
  const timer = setInterval(() => {
    if (child.pid === undefined) return;
    const now = useOfTree(child.pid);
    use = { residentBytes: Math.max(use.residentBytes, now.residentBytes), cpuSeconds: Math.max(use.cpuSeconds, now.cpuSeconds) };
  }, LOOK_EVERY_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error(`the command line ended with ${String(code)}`);
  return { stdout, use };
}

/** When each line is first heard over -50 dBFS after its slot begins, in ms; of lines before which it is quiet. */
function onsets(path: string, { cues: reports }: Summary): number[] {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 's16le', '-ac', '1', '-ar', '48000', '-'], { maxBuffer: 2 ** 30 });
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const least = 32_768 * 10 ** (-50 / 20);
  return reports.flatMap(({ startMs, speechMs, flags }) => {
    // A cue inside a sentence has no onset of its own.
    if (speechMs === null || flags.length > 0 || Math.abs(speechMs - startMs) > START_TOLERANCE_MS) return [];
    for (let at = Math.round((startMs - 100) * 48); at < (startMs + 500) * 48; at++) if (Math.abs(samples[at] ?? 0) > least) return [at / 48 - startMs];
    return [];
  });
}
