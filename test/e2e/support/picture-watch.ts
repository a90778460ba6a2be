import type { Page } from 'playwright-core';

import type { SeenFrame } from '../../bench/watch-picture.ts';
import { WATCH_PICTURE } from '../../bench/watch-picture.ts';

/** The film in the window, as an eye sees it: each frame bears its number. */
export class PictureWatch {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins to watch a window that shows a film. */
  static async begin(page: Page): Promise<PictureWatch> {
    await page.evaluate(WATCH_PICTURE);
    await page.evaluate('watched.follow()');
    return new PictureWatch(page);
  }

  /** Number of the frame that is shown; null while there is none. */
  frame(): Promise<number | null> {
    return this.#page.evaluate<number | null>('watched.video ? watched.code(watched.video) : null');
  }

  /** Forgets what was seen and heard so far. */
  async forget(): Promise<void> {
    await this.#page.evaluate('watched.begin()');
  }

  /** Seconds of sound handed to the sound card since `forget`. */
  heardSeconds(): Promise<number> {
    return this.#page.evaluate<number>('watched.blocks.reduce((sum, { seconds }) => sum + seconds, 0)');
  }

  /**
   * By how many ms each frame that was seen since `forget` came after the sound it belongs to; negative before it.
   * @param fromSeconds of the film where playing began
   * @param rate frames a second
   */
  async drifts(fromSeconds: number, rate: number): Promise<number[]> {
    const seen = await this.#page.evaluate<SeenFrame[]>('watched.frames');
    // The first moments are start, not drift.
    return seen.flatMap(({ frame, heardSeconds }) => (frame === null || heardSeconds === null || heardSeconds < 1 ? [] : [(fromSeconds + heardSeconds - frame / rate) * 1000]));
  }
}
