import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';

import type { Studio } from '../../src-renderer/state/studio.ts';
import { percentile } from './percentile.ts';
import { buildPage, servePage } from './timeline-page/serve-page.ts';

/*
 * Whether the timeline keeps 60 frames a second with 5,000 clips over 2 hours: scrolls, zooms, plays and drags it in
 * Chromium and measures every frame. Ends with 1 when the 95th percentile of any scenario is above a frame.
 *
 * A frame's work runs from the start of its animation callbacks to the first task after it was painted: script, style,
 * layout and paint. Late frames are counted from the distance between callbacks.
 */

const FRAME_MS = 1000 / 60;
const FRAMES = 300;
const BROWSERS = [process.env['VOXLOOM_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

type Motion = 'scroll' | 'zoom' | 'play' | 'drag';
interface Scenario {
  readonly name: string;
  readonly samplesPerPixel: number;
  readonly motion: Motion;
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'scroll, all 2 hours in view', samplesPerPixel: 250_000, motion: 'scroll' },
  { name: 'scroll, 10 minutes in view', samplesPerPixel: 24_000, motion: 'scroll' },
  { name: 'scroll, 1 minute in view', samplesPerPixel: 2400, motion: 'scroll' },
  { name: 'scroll, 5 seconds in view', samplesPerPixel: 200, motion: 'scroll' },
  { name: 'zoom from 2 hours to 1 second', samplesPerPixel: 250_000, motion: 'zoom' },
  { name: 'play, 1 minute in view', samplesPerPixel: 2400, motion: 'play' },
  { name: 'drag 200 clips, 10 minutes in view', samplesPerPixel: 24_000, motion: 'drag' },
];

interface Measured {
  readonly workMs: number[];
  readonly intervalsMs: number[];
}

/** Runs in the page: moves it once a frame and takes the time. */
async function measureInPage({ motion, samplesPerPixel, frames }: { motion: Motion; samplesPerPixel: number; frames: number }): Promise<Measured> {
  const { studio } = globalThis as unknown as { studio: Studio };
  const show = (startSample: number, perPixel: number): void => {
    studio.view.set((view) => ({ ...view, timeline: { startSample, samplesPerPixel: perPixel } }));
  };
  const start = samplesPerPixel > 100_000 ? 0 : 48_000 * 1800;
  show(start, samplesPerPixel);
  await new Promise((resolve) => setTimeout(resolve, 700));
  if (motion === 'play') {
    studio.transport.seek(start);
    await studio.transport.play();
  }
  const workMs: number[] = [];
  const intervalsMs: number[] = [];
  const painted = new MessageChannel();
  let startedAtMs = 0;
  painted.port1.onmessage = () => workMs.push(performance.now() - startedAtMs);
  await new Promise<void>((resolve) => {
    let frame = 0;
    const next = (nowMs: number): void => {
      if (startedAtMs > 0) intervalsMs.push(nowMs - lastMs);
      lastMs = nowMs;
      startedAtMs = performance.now();
      frame += 1;
      if (motion === 'scroll') show(start + 9 * frame * samplesPerPixel, samplesPerPixel);
      if (motion === 'zoom') {
        const perPixel = samplesPerPixel * (48 / samplesPerPixel) ** (frame / frames);
        show(Math.max(0, 48_000 * 1800 - 700 * perPixel), perPixel);
      }
      painted.port2.postMessage(null);
      if (frame < frames) requestAnimationFrame(next);
      else resolve();
    };
    let lastMs = 0;
    requestAnimationFrame(next);
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (motion === 'play') studio.transport.stop();
  return { workMs, intervalsMs };
}

/** Drags what is selected back and forth with a real pointer while the page takes the time. */
async function measureDrag(page: Page, scenario: Scenario): Promise<Measured> {
  await page.evaluate(() => {
    const { studio } = globalThis as unknown as { studio: Studio };
    const from = 48_000 * 1800;
    studio.view.set((view) => ({ ...view, timeline: { startSample: from, samplesPerPixel: 24_000 } }));
    const clips = [...(studio.project.state.get()?.document.clips.values() ?? [])].filter((clip) => clip.startSample > from && clip.trackId.startsWith('track')).slice(0, 200);
    studio.selection.set((selection) => ({ ...selection, clipIds: clips.map(({ id }) => id) }));
  });
  const at = await page.evaluate(() => {
    const { studio } = globalThis as unknown as { studio: Studio };
    const state = studio.project.state.get();
    const clip = state?.document.clips.get(studio.selection.get().clipIds[40] ?? '');
    const stage = document.querySelector('canvas')?.getBoundingClientRect();
    const lane = Number(clip?.trackId.slice('track-'.length) ?? 0);
    return { x: (stage?.left ?? 0) + ((clip?.startSample ?? 0) + (clip?.lengthSamples ?? 0) / 2 - 48_000 * 1800) / 24_000, y: (stage?.top ?? 0) + 32 + 68 * lane + 10 };
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const measuring = page.evaluate(measureInPage, { motion: 'drag', samplesPerPixel: scenario.samplesPerPixel, frames: FRAMES });
  await page.waitForTimeout(700);
  for (let move = 0; move < 250; move++) await page.mouse.move(at.x + 60 * Math.sin(move / 20) + 5, at.y);
  const measured = await measuring;
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return measured;
}

const executablePath = BROWSERS.find((path) => path !== '' && existsSync(path));
if (executablePath === undefined) throw new Error('The timeline bench needs Chromium or Chrome: install it, or name it in VOXLOOM_CHROMIUM.');
const folder = await mkdtemp(join(tmpdir(), 'voxloom-timeline-'));
await buildPage(folder);
const { url, close } = await servePage(folder);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 640 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${url}?clips=5000&hours=2`);
  await page.waitForSelector('[data-timeline]');
  let isSlow = false;
  console.log('scenario                             work p50   p95    max  | interval p95   late');
  for (const scenario of SCENARIOS) {
    const { workMs, intervalsMs } =
      scenario.motion === 'drag' ? await measureDrag(page, scenario) : await page.evaluate(measureInPage, { motion: scenario.motion, samplesPerPixel: scenario.samplesPerPixel, frames: FRAMES });
    const late = intervalsMs.filter((interval) => interval > 1.5 * FRAME_MS).length / intervalsMs.length;
    const figures = [percentile(workMs, 0.5), percentile(workMs, 0.95), Math.max(...workMs)].map((ms) => ms.toFixed(1).padStart(6));
    if (percentile(workMs, 0.95) > FRAME_MS) isSlow = true;
    console.log(`${scenario.name.padEnd(36)} ${figures.join(' ')} ms | ${percentile(intervalsMs, 0.95).toFixed(1).padStart(6)} ms  ${(100 * late).toFixed(1)} %`);
  }
  if (isSlow) process.exitCode = 1;
} finally {
  await browser.close();
  close();
  await rm(folder, { recursive: true, force: true });
}
