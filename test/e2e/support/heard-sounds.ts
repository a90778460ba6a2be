import type { Page } from 'playwright-core';

/** Sound that the window put on its audio clock. Times are of the page's own clock, ms. */
export interface HeardSound {
  /** When it was put there. */
  readonly putAtMs: number;
  /** When it is heard, as far as the clock of the sound card tells. */
  readonly atMs: number;
  readonly frames: number;
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
      const putAtMs = performance.now();
      globalThis.heardSounds.push({ putAtMs, atMs: putAtMs + Math.max(0, when - context.currentTime) * 1000, frames: buffer.length });
    }
    return start.call(this, when, ...rest);
  };
`;

/** Begins to listen; once a window. */
export async function listenToWindow(page: Page): Promise<void> {
  await page.evaluate(LISTEN);
}

/** Everything heard since the last `forgetSounds`, in order. */
export function heardSounds(page: Page): Promise<readonly HeardSound[]> {
  return page.evaluate<readonly HeardSound[]>('globalThis.heardSounds');
}

export async function forgetSounds(page: Page): Promise<void> {
  await page.evaluate('globalThis.heardSounds.length = 0');
}

/*
 * The window's policy forbids the strings that Playwright waits by, so the page waits itself.
 */
const WAIT_FOR_SOUND = `
  new Promise((resolve, reject) => {
    const beganAtMs = performance.now();
    const look = () => {
      const heard = globalThis.heardSounds.find(({ putAtMs }) => putAtMs > globalThis.releasedAtMs);
      if (heard) resolve(heard.atMs - globalThis.releasedAtMs);
      else if (performance.now() - beganAtMs > 10_000) reject(new Error('nothing was heard for ten seconds'));
      else setTimeout(look, 5);
    };
    look();
  })
`;

/** ms from the last release of a pointer or key to the first sound that came of it, which is waited for. */
export async function msFromReleaseToSound(page: Page): Promise<number> {
  return await page.evaluate<number>(WAIT_FOR_SOUND);
}

/** How long sounds last together, s. */
export function secondsOf(sounds: readonly HeardSound[]): number {
  return sounds.reduce((sum, { frames }) => sum + frames, 0) / 48_000;
}
