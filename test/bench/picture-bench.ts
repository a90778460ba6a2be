// npm run build && npm run bench:picture -- [--film film.mp4] [--minutes 60] [--play 120] [--points 40] [--window dist/renderer]
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';

import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import { makeFilm, USUAL_FILM } from '../../tools/film/make-film.ts';
import { Chance } from '../helpers/random-edits.ts';
import type { BenchRow } from './bench-table.ts';
import { markdownTable } from './bench-table.ts';
import { launchBrowser, startShell } from './bench-window.ts';
import { percentile } from './percentile.ts';
import { makePictureProject } from './picture-project.ts';
import type { SeenFrame } from './watch-picture.ts';
import { WATCH_PICTURE } from './watch-picture.ts';

/*
 * How well the picture keeps to the sound over a long film at 25 frames a second, from outside (`watch-picture.ts`): played
 * for minutes on end from the start, and for a few seconds at points all over it. Whether each place that is asked for shows
 * its frame; how long playing from a line takes; what the window weighs; whether the strip scrolls. Ends with 1 when a
 * target is missed.
 */

const DRIFT_MS = 40;
const START_MS = 150;
const MEMORY_MB = 600;
const FRAME_SECONDS = 1 / USUAL_FILM.frameRate;
/** What is seen in the first moments is counted as start, not as drift. */
const SETTLED_SECONDS = 1;

const { values } = parseArgs({
  options: {
    film: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    play: { type: 'string', default: '120' },
    points: { type: 'string', default: '40' },
    window: { type: 'string', default: 'dist/renderer' },
  },
});
const points = Number(values.points);
const folder = await mkdtemp(join(tmpdir(), 'voxloom-picture-'));
const folders = { dataFolder: join(folder, 'data'), documentsFolder: join(folder, 'documents'), homeFolder: folder, voiceFolders: [BUNDLED_VOICES] };
const film = values.film ?? (await makeFilm({ ...USUAL_FILM, folder, minutes: Number(values.minutes), cues: 15 * Number(values.minutes) }));
const project = join(folder, 'film.vox');
await makePictureProject(folders, project, film);

const memory = await weighWindow();
const shell = await startShell(folders, values.window, project);
const browser = await launchBrowser();
try {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })).newPage();
  await page.addInitScript(WATCH_PICTURE);
  await page.goto(shell.address);
  await showAll(page);
  await page.evaluate('watched.follow()');

  const drifts = await playOn(page, Number(values.play));
  const starts: Start[] = [];
  const chance = new Chance(4);
  let wrongFrames = 0;
  for (let point = 0; point < points; point++) {
    const shown = await goTo(page, chance.real());
    if (shown.frame !== shown.expected) wrongFrames += 1;
    const { seen, start } = await playFrom(page, shown.expected, 3);
    drifts.push(...seen);
    starts.push(start);
  }
  const steps = await stepFrames(page, 100);
  const scroll = await scrollStrip(page);
  const off = drifts.map((ms) => Math.abs(ms));
  const rows: BenchRow[] = [
    {
      measure: `picture against sound: ${values.play} s on end and ${points} points of 3 s over the film, ${off.length} frames`,
      value: `p50 ${percentile(off, 0.5).toFixed(0)} ms, p99 ${percentile(off, 0.99).toFixed(0)} ms, most ${Math.max(...off).toFixed(0)} ms`,
      target: `under ${DRIFT_MS} ms`,
      met: Math.max(...off) < DRIFT_MS,
    },
    { measure: `places asked for that showed another frame`, value: `${wrongFrames} of ${points}`, target: 'none', met: wrongFrames === 0 },
    { measure: 'steps of one frame, there and back, that showed another', value: `${steps.wrong} of ${steps.all}`, target: 'none', met: steps.wrong === 0 },
    startRow('play from any line: key to sound', starts.map(({ soundMs }) => soundMs)),
    startRow('play from any line: key to the next frame of the picture', starts.map(({ pictureMs }) => pictureMs)),
    { measure: 'memory of the window, after 20 s of playing, 40 places and 80 steps', value: memory.text, target: `renderer under ${MEMORY_MB} MB`, met: memory.rendererMb < MEMORY_MB },
    { measure: 'frames while the strip is scrolled and zoomed', value: `p95 ${scroll.p95.toFixed(1)} ms, most ${scroll.most.toFixed(1)} ms`, target: 'p95 at most 17 ms', met: scroll.p95 <= 17 },
  ];
  console.log(`\n${markdownTable(rows)}\n\nLoad of the machine over the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}.`);
  if (rows.some(({ met }) => met === false)) process.exitCode = 1;
} finally {
  await browser.close();
  await shell.close();
  await rm(folder, { recursive: true, force: true });
}

interface Start {
  readonly soundMs: number;
  readonly pictureMs: number;
}

async function playOn(page: Page, seconds: number): Promise<number[]> {
  await page.keyboard.press('Home');
  await page.waitForTimeout(500);
  return (await playFrom(page, 0, seconds)).seen;
}

/** Plays from a frame of the film. @returns by how many ms each frame came after the sound it belongs to; negative before it */
async function playFrom(page: Page, fromFrame: number, seconds: number): Promise<{ readonly seen: number[]; readonly start: Start }> {
  await page.evaluate('watched.begin()');
  await page.keyboard.press('Space');
  await page.waitForTimeout(700);
  const soundMs = Number(await page.evaluate('watched.firstSoundMs() - watched.beganMs'));
  await page.waitForTimeout(seconds * 1000);
  const frames: SeenFrame[] = await page.evaluate('watched.frames');
  const beganMs = Number(await page.evaluate('watched.beganMs'));
  await page.keyboard.press('Space');
  await page.waitForTimeout(150);
  const first = frames.find(({ frame }) => frame !== null && frame > fromFrame);
  const seen = frames.flatMap(({ frame, heardSeconds }) =>
    frame === null || heardSeconds === null || heardSeconds < SETTLED_SECONDS ? [] : [(heardSeconds - (frame - fromFrame) * FRAME_SECONDS) * 1000],
  );
  if (seen.length < seconds * 8) throw new Error(`only ${seen.length} frames were seen in ${seconds} s`);
  return { seen, start: { soundMs, pictureMs: (first?.atMs ?? Infinity) - beganMs } };
}

/** Sends the playhead somewhere by the strip, then to the start of that frame. @returns the frame shown, and the one that the clock says */
async function goTo(page: Page, share: number): Promise<{ readonly frame: number | null; readonly expected: number }> {
  const strip = await page.locator('[data-poster]').boundingBox();
  if (!strip) throw new Error('there is no strip');
  await page.mouse.click(strip.x + 4 + share * 0.9 * strip.width, strip.y + 20);
  await page.locator('[data-picture] [role=img]').focus();
  // A click lands anywhere in a frame: one step back is to its start.
  await page.keyboard.press('ArrowLeft');
  return arrived(page);
}

/** What is shown once the picture has had time to come: the frame that the clock says, or after a second whichever it is. */
async function arrived(page: Page): Promise<{ readonly frame: number | null; readonly expected: number }> {
  for (let wait = 0; wait < 20; wait++) {
    await page.waitForTimeout(50);
    const shown = await shownFrame(page);
    if (shown.frame === shown.expected) return shown;
  }
  return shownFrame(page);
}

async function shownFrame(page: Page): Promise<{ readonly frame: number | null; readonly expected: number }> {
  const frame: number | null = await page.evaluate('watched.code(watched.video)');
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = ((await page.getByRole('timer').first().textContent()) ?? '').split(/[:;]/).map(Number);
  return { frame, expected: (hours * 3600 + minutes * 60 + seconds) * USUAL_FILM.frameRate + frames };
}

async function stepFrames(page: Page, count: number): Promise<{ readonly wrong: number; readonly all: number }> {
  let wrong = 0;
  for (const key of ['ArrowRight', 'ArrowLeft']) {
    for (let step = 0; step < count; step++) {
      const before = (await shownFrame(page)).expected;
      await page.keyboard.press(key);
      const { frame, expected } = await arrived(page);
      if (frame !== expected || expected !== before + (key === 'ArrowRight' ? 1 : -1)) wrong += 1;
    }
  }
  return { wrong, all: 2 * count };
}

async function scrollStrip(page: Page): Promise<{ readonly p95: number; readonly most: number }> {
  const strip = await page.locator('[data-poster]').boundingBox();
  if (!strip) throw new Error('there is no strip');
  await page.mouse.move(strip.x + strip.width / 2, strip.y + 20);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await page.waitForTimeout(1500);
  await page.evaluate(`window.ticks = []; { let last = performance.now(); const tick = (now) => { window.ticks.push(now - last); last = now; if (window.ticks) requestAnimationFrame(tick); }; requestAnimationFrame(tick); }`);
  for (let turn = 0; turn < 120; turn++) {
    await page.mouse.wheel(turn < 60 ? 90 : -90, 0);
    await page.waitForTimeout(16);
  }
  const ticks: number[] = await page.evaluate('window.ticks.slice(2)');
  await page.evaluate('window.ticks = null');
  return { p95: percentile(ticks, 0.95), most: Math.max(...ticks) };
}

async function showAll(page: Page): Promise<void> {
  await page.locator('[data-picture] video').waitFor();
  await page.waitForFunction("document.querySelector('[data-picture] video').readyState > 1");
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+KeyZ');
  await page.waitForTimeout(500);
}

/** In a window that nobody watches, since reading pictures back weighs more than showing them: played, sent about and stepped. */
async function weighWindow(): ReturnType<typeof windowMemory> {
  const ownShell = await startShell(folders, values.window, project);
  const ownBrowser = await launchBrowser();
  try {
    const page = await (await ownBrowser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })).newPage();
    await page.goto(ownShell.address);
    await showAll(page);
    await page.keyboard.press('Space');
    await page.waitForTimeout(20_000);
    await page.keyboard.press('Space');
    const strip = await page.locator('[data-poster]').boundingBox();
    if (!strip) throw new Error('there is no strip');
    const anywhere = new Chance(9);
    for (let turn = 0; turn < 40; turn++) {
      await page.mouse.click(strip.x + 4 + anywhere.real() * 0.9 * strip.width, strip.y + 20);
      await page.waitForTimeout(300);
    }
    await page.locator('[data-picture] [role=img]').focus();
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(60);
    }
    return await windowMemory();
  } finally {
    await ownBrowser.close();
    await ownShell.close();
  }
}

/** Proportional set sizes, of the window's own process, the largest of those that show pages, and of the rest: pages that processes share are counted once among them. Needs Linux. */
async function windowMemory(): Promise<{ readonly rendererMb: number; readonly text: string }> {
  const sizes = { renderer: 0, gpu: 0, others: 0 };
  const parents = new Map<number, number>();
  for (const pid of await readdir('/proc')) {
    const status = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') : '';
    const [, parent] = /\) \S (\d+)/.exec(status) ?? [];
    if (parent !== undefined) parents.set(Number(pid), Number(parent));
  }
  for (const pid of parents.keys()) {
    if (!isBelow(pid, process.pid, parents)) continue;
    // One that has ended meanwhile weighs nothing.
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!/chrom|edge/i.test(command)) continue;
    const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')) ?? [];
    const kind = command.includes('--type=renderer') ? 'renderer' : command.includes('--type=gpu') ? 'gpu' : 'others';
    if (kind === 'renderer') sizes.renderer = Math.max(sizes.renderer, Number(kilobytes) / 1024);
    else sizes[kind] += Number(kilobytes) / 1024;
  }
  return { rendererMb: sizes.renderer, text: `renderer ${sizes.renderer.toFixed(0)} MB, graphics ${sizes.gpu.toFixed(0)} MB, rest of the browser ${sizes.others.toFixed(0)} MB` };
}

function isBelow(pid: number, top: number, parents: ReadonlyMap<number, number>): boolean {
  const parent = parents.get(pid);
  return parent !== undefined && (parent === top || isBelow(parent, top, parents));
}

function startRow(measure: string, times: readonly number[]): BenchRow {
  const p95 = percentile(times, 0.95);
  return { measure: `${measure} (${times.length} runs)`, value: `p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`, target: `p95 under ${START_MS} ms`, met: p95 < START_MS };
}
