import type { PictureTiming } from '../../panels/picture/picture-timing.ts';
import { middleOfFrame } from '../../panels/picture/picture-timing.ts';
import { RecentMap } from '../sound/recent-map.ts';

/** What frames kept may weigh together, in bytes of their pixels. */
const CAPACITY_BYTES = 24 * 2 ** 20;
/** A player nobody needed for so long is let go, with what it holds of the film. */
const IDLE_MS = 8000;
/** A frame that cannot be had in this time is left out. */
const PATIENCE_MS = 4000;

/**
 * Small pictures of frames, made one after the other by a player of its own that nobody sees, and kept while there is room.
 * What is wanted is what is in view now: frames that were scrolled past are not made any more.
 */
export class PosterFrames {
  readonly #url: string;
  readonly #timing: PictureTiming;
  readonly #heightPx: number;
  readonly #arrived: () => void;
  /** Whether this is a moment to decode something beside the film itself. */
  readonly #mayWork: () => boolean;
  readonly #kept = new RecentMap<number, ImageBitmap>(CAPACITY_BYTES);
  readonly #refused = new Set<number>();
  #wanted: readonly number[] = [];
  #video: HTMLVideoElement | null = null;
  #isBusy = false;
  #isOver = false;
  #idle = 0;

  /** @param heightPx of the pictures, in pixels of the screen */
  constructor(url: string, timing: PictureTiming, heightPx: number, mayWork: () => boolean, arrived: () => void) {
    this.#url = url;
    this.#timing = timing;
    this.#heightPx = heightPx;
    this.#mayWork = mayWork;
    this.#arrived = arrived;
  }

  get(frame: number): ImageBitmap | undefined {
    return this.#kept.get(frame);
  }

  /** Replaces what was wanted before; the first are made first. */
  want(frames: readonly number[]): void {
    this.#wanted = frames.filter((frame) => !this.#refused.has(frame));
    void this.#work();
  }

  dispose(): void {
    this.#isOver = true;
    this.#wanted = [];
    this.#close();
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    clearTimeout(this.#idle);
    try {
      for (let frame = this.#next(); frame !== undefined; frame = this.#next()) {
        const picture = await this.#make(frame);
        if (this.#isOver) return;
        if (picture) this.#kept.set(frame, picture, picture.width * picture.height * 4);
        else this.#refused.add(frame);
        this.#arrived();
      }
    } finally {
      this.#isBusy = false;
      this.#idle = window.setTimeout(() => {
        this.#close();
      }, IDLE_MS);
    }
  }

  #next(): number | undefined {
    return this.#isOver || !this.#mayWork() ? undefined : this.#wanted.find((frame) => !this.#kept.get(frame) && !this.#refused.has(frame));
  }

  async #make(frame: number): Promise<ImageBitmap | null> {
    try {
      const video = await this.#player();
      const arrived = event(video, 'seeked');
      video.currentTime = middleOfFrame(this.#timing, frame);
      await arrived;
      if (video.videoWidth === 0) return null;
      const scale = this.#heightPx / video.videoHeight;
      return await createImageBitmap(video, { resizeWidth: Math.max(1, Math.round(video.videoWidth * scale)), resizeHeight: this.#heightPx, resizeQuality: 'medium' });
    } catch {
      // The view of the picture says why a film cannot be shown; the strip stays empty.
      return null;
    }
  }

  async #player(): Promise<HTMLVideoElement> {
    if (this.#video) return this.#video;
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'metadata';
    this.#video = video;
    const loaded = event(video, 'loadedmetadata');
    video.src = this.#url;
    await loaded;
    return video;
  }

  #close(): void {
    clearTimeout(this.#idle);
    this.#video?.removeAttribute('src');
    this.#video?.load();
    this.#video = null;
  }
}

function event(video: HTMLVideoElement, name: 'seeked' | 'loadedmetadata'): Promise<void> {
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    const end = (done: () => void) => () => {
      ending.abort();
      clearTimeout(timer);
      done();
    };
    const failed = end(() => {
      reject(new Error(`no ${name}`));
    });
    const timer = setTimeout(failed, PATIENCE_MS);
    video.addEventListener(name, end(resolve), { signal: ending.signal });
    video.addEventListener('error', failed, { signal: ending.signal });
    video.addEventListener('emptied', failed, { signal: ending.signal });
  });
}
