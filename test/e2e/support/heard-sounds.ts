import type { BrowserContext, Page } from 'playwright-core';

/** Sound that the window put on its audio clock. Times are of the page's own clock, ms. */
export interface HeardSound {
  /** When it is heard first, as far as the clock of the sound card tells. */
  readonly atMs: number;
  readonly frames: number;
  readonly channels: number;
  /** Root of the mean square of all its samples. */
  readonly rms: number;
}

/*
 * What a page does may not be seen from outside it, so its own Web Audio is listened to: every buffer that is started is
 * noted, and so is every time that a pointer or a key is let go.
 */
const LISTEN = `
  globalThis.heardSounds = [];
  globalThis.releasedAtMs = 0;
  for (const kind of ['pointerup', 'keyup']) addEventListener(kind, () => { globalThis.releasedAtMs = performance.now(); }, true);
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
    const { buffer, context } = this;
    if (context instanceof AudioContext && buffer) {
      let squares = 0;
      for (let channel = 0; channel < buffer.numberOfChannels; channel++) for (const sample of buffer.getChannelData(channel)) squares += sample * sample;
      globalThis.heardSounds.push({
        atMs: performance.now() + Math.max(0, when - context.currentTime) * 1000,
        frames: buffer.length,
        channels: buffer.numberOfChannels,
        rms: Math.sqrt(squares / Math.max(1, buffer.length * buffer.numberOfChannels)),
      });
    }
    return start.call(this, when, ...rest);
  };
`;

/** To be called before the window loads anything. */
export async function listenToWindow(context: BrowserContext): Promise<void> {
  await context.addInitScript(LISTEN);
}

/** Everything heard since the last `forgetSounds`, in order. */
export function heardSounds(page: Page): Promise<readonly HeardSound[]> {
  return page.evaluate<readonly HeardSound[]>('globalThis.heardSounds');
}

export async function forgetSounds(page: Page): Promise<void> {
  await page.evaluate('globalThis.heardSounds.length = 0');
}

/** ms from the last release of a pointer or key to the first sound after it, which is waited for. */
export async function msFromReleaseToSound(page: Page): Promise<number> {
  await page.waitForFunction('globalThis.heardSounds.some(({ atMs }) => atMs > globalThis.releasedAtMs)', undefined, { polling: 10, timeout: 10_000 });
  return await page.evaluate<number>('globalThis.heardSounds.find(({ atMs }) => atMs > globalThis.releasedAtMs).atMs - globalThis.releasedAtMs');
}

/** Seconds of mono sound in `sounds`: how long a preview lasted. */
export function secondsOf(sounds: readonly HeardSound[]): number {
  return sounds.reduce((sum, { frames }) => sum + frames, 0) / 48_000;
}
