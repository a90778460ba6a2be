import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';

import { percentile } from './percentile.ts';
import { buildPage, servePage } from './serve-timeline-page.ts';

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

interface Scenario {
  readonly name: string;
  readonly samplesPerPixel: number;
  readonly motion: 'scroll' | 'zoom' | 'play' | 'drag';
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

/** As `timeline-page/measure-frames.ts` answers. */
interface Measured {
  readonly workMs: number[];
  readonly intervalsMs: number[];
}

/** Drags what is selected back and forth with a real pointer while the page takes the time. */
async function measureDrag(page: Page, samplesPerPixel: number): Promise<Measured> {
  const at = await page.evaluate<{ x: number; y: number }>('bench.prepareDrag()');
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const measuring = page.evaluate<Measured>(`bench.measureFrames('drag', ${samplesPerPixel}, ${FRAMES})`);
  await page.waitForTimeout(700);
  for (let move = 0; move < 250; move++) await page.mouse.move(at.x + 60 * Math.sin(move / 20) + 5, at.y);
  const measured = await measuring;
  const isDragging = await page.evaluate<boolean>(`document.querySelector('[data-timeline] [style*="grabbing"]') !== null`);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  if (!isDragging) throw new Error('The pointer missed the clips: nothing was dragged.');
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
      scenario.motion === 'drag' ? await measureDrag(page, scenario.samplesPerPixel) : await page.evaluate<Measured>(`bench.measureFrames('${scenario.motion}', ${scenario.samplesPerPixel}, ${FRAMES})`);
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
