import type { Page } from 'playwright-core';

import { percentile } from './percentile.ts';

/*
 * A keystroke runs from the time the browser stamped the key to the first task after the frame that followed it, so it
 * includes waiting for that frame (up to 16.7 ms). Typing pauses after every burst, so that drafts are committed, lengths
 * predicted and readings made in between, as they are for a person.
 */

const BURSTS = 16;
const BURST = ' and then the tide turned';
const KEY_GAP_MS = 45;
const BURST_GAP_MS = 450;

const MEASURE = `
  window.keystrokes = [];
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => { const end = performance.now(); for (const start of waiting.splice(0)) window.keystrokes.push(end - start); };
  window.addEventListener('keydown', (event) => {
    requestAnimationFrame(() => { waiting.push(event.timeStamp); channel.port2.postMessage(null); });
  }, true);
`;

/** Begins to take the times of keys; once a window. */
export async function followKeys(page: Page): Promise<void> {
  await page.evaluate(MEASURE);
}

/** Types bursts into a line and the lines below it. @param from how far down the script, 0 to 1 @returns the 95th percentile, ms */
export async function typing(page: Page, name: string, from = 0): Promise<number> {
  await page.evaluate(`{ const list = document.querySelector('[role=grid]'); list.scrollTop = list.scrollHeight * ${from}; }`);
  await page.waitForTimeout(500);
  const shown = page.locator('[role=grid] textarea');
  await shown.nth(Math.min(8, (await shown.count()) - 1)).click();
  await page.waitForTimeout(800);
  return await measured(page, name, async () => {
    for (let burst = 0; burst < BURSTS; burst++) {
      await page.keyboard.press('End');
      await page.keyboard.type(BURST, { delay: KEY_GAP_MS });
      await page.waitForTimeout(burst % 2 === 0 ? BURST_GAP_MS : 0);
      if (burst % 4 === 3) await page.keyboard.press('ArrowDown');
    }
  });
}

/** Writes new lines one after another, as a script is written. @returns the 95th percentile, ms */
export async function newLines(page: Page): Promise<number> {
  return await measured(page, 'writing new lines with Enter', async () => {
    for (let line = 0; line < BURSTS; line++) {
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(KEY_GAP_MS);
      await page.keyboard.type('You said seven.', { delay: KEY_GAP_MS });
    }
  });
}

async function measured(page: Page, name: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate('window.keystrokes.length = 0');
  await act();
  await page.waitForTimeout(BURST_GAP_MS);
  const times = await page.evaluate<number[]>('window.keystrokes');
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  console.log(`${name.padEnd(30)} ${times.length} keys: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${Math.max(...times).toFixed(1)} ms`);
  return p95;
}
