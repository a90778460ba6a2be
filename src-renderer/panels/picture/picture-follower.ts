import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import type { Transport } from '../../playback/transport.ts';
import type { PictureTiming } from './picture-timing.ts';
import { filmFrame, filmSeconds, isInPicture, middleOfFrame } from './picture-timing.ts';

/** How the picture stands to the sound. */
export interface PictureStanding {
  /** The film is on where the playhead is. */
  readonly inPicture: boolean;
  /** How far the picture is ahead of the sound, smoothed, as the watcher's clock runs; null while nothing plays. */
  readonly driftMs: number | null;
}

/** Beyond this a change of speed would take too long: the film is sent where it should be. */
const SEEK_FROM_SECONDS = 0.15;
/** Drift below this is what the screen's own frames make of it. */
const CALM_SECONDS = 0.006;
/** A drift is worked off in about this time. */
const CATCH_UP_SECONDS = 0.5;
/** The film has no sound of its own, so that nobody hears it hurry. */
const MOST_NUDGE = 0.4;
const NUDGE_EVERY_MS = 100;
const SMOOTHING = 0.25;
/** First guess of what a jump takes; later ones are measured. */
const JUMP_SECONDS = 0.08;
/** Sound and film take about the same to begin. A sound that takes longer than this still has to come from somewhere. */
const HEAD_START_MS = 120;
const LEAST_BETWEEN_JUMPS_MS = 500;
const MOST_BETWEEN_JUMPS_MS = 4000;

/**
 * Keeps a film in step with the transport. The clock is the sound's: the film is nudged by its speed where it is a little
 * off, and sent to its place where it is far off. Where the playhead stands, or runs backwards, it shows the frame that is
 * on there. Asks for nothing while nothing plays.
 */
export class PictureFollower {
  readonly #video: HTMLVideoElement;
  readonly #transport: Transport;
  readonly #told: (standing: PictureStanding) => void;
  readonly #endings: (() => void)[] = [];
  #timing: PictureTiming;
  #animation = 0;
  #drift: number | null = null;
  #nudgedAtMs = 0;
  /** Where the film is to stand once it has arrived where it was sent before. */
  #wanted: number | null = null;
  #sentAtMs = 0;
  #jumpSeconds = JUMP_SECONDS;
  #betweenJumpsMs = LEAST_BETWEEN_JUMPS_MS;
  /** Where the playhead stood when it was told to run, and when that was. */
  #start: { readonly sample: number; readonly atMs: number } | null = null;
  #standing: PictureStanding = { inPicture: false, driftMs: null };

  constructor(video: HTMLVideoElement, transport: Transport, timing: PictureTiming, told: (standing: PictureStanding) => void) {
    this.#video = video;
    this.#transport = transport;
    this.#timing = timing;
    this.#told = told;
    video.preservesPitch = false;
    const update = (): void => {
      this.#update();
    };
    const arrived = (): void => {
      this.#arrived();
    };
    video.addEventListener('loadedmetadata', update);
    video.addEventListener('seeked', arrived);
    this.#endings.push(
      transport.state.subscribe(() => {
        if (!transport.state.get().playing) this.#start = null;
        this.#update();
      }),
      transport.cursor.subscribe(update),
      () => {
        video.removeEventListener('loadedmetadata', update);
        video.removeEventListener('seeked', arrived);
        cancelAnimationFrame(this.#animation);
        video.pause();
      },
    );
    this.#watchFrames();
    this.#update();
  }

  /** The film was moved, or its speed changed. */
  setTiming(timing: PictureTiming): void {
    this.#timing = timing;
    this.#update();
  }

  dispose(): void {
    for (const end of this.#endings) end();
  }

  readonly #update = (): void => {
    cancelAnimationFrame(this.#animation);
    const { playing, speed } = this.#transport.state.get();
    const sample = this.#transport.positionSamples();
    const inPicture = isInPicture(this.#timing, sample);
    if (playing) this.#animation = requestAnimationFrame(this.#update);
    if (this.#video.readyState < HTMLMediaElement.HAVE_METADATA) return;
    if (playing && speed > 0 && inPicture) this.#run(sample, speed);
    else this.#stand(sample);
    this.#tell({ inPicture, driftMs: playing && speed > 0 && this.#drift !== null ? (this.#drift * 1000) / speed : null });
  };

  #run(sample: number, speed: number): void {
    const video = this.#video;
    this.#start ??= { sample: this.#transport.cursor.get(), atMs: performance.now() };
    if (this.#awaitsSound(sample) && performance.now() - this.#start.atMs > HEAD_START_MS) {
      if (!video.paused) video.pause();
      return;
    }
    if (!video.paused || video.seeking || video.ended) return;
    this.#drift = null;
    video.playbackRate = this.#rate(speed);
    video.play().catch(() => undefined);
  }

  /** It was told to run, and nothing is heard yet. */
  #awaitsSound(sample: number): boolean {
    return this.#start?.sample === sample && sample === this.#transport.cursor.get();
  }

  /** Shows the frame at a position. */
  #stand(sample: number): void {
    const video = this.#video;
    if (!video.paused) video.pause();
    this.#drift = null;
    if (!isInPicture(this.#timing, sample)) return;
    const seconds = middleOfFrame(this.#timing, filmFrame(this.#timing, sample));
    if (Math.abs(seconds - (this.#wanted ?? video.currentTime)) < this.#frameSeconds() / 4) return;
    if (video.seeking) this.#wanted = seconds;
    else this.#send(seconds);
  }

  #send(seconds: number): void {
    this.#wanted = null;
    this.#sentAtMs = performance.now();
    this.#video.currentTime = seconds;
  }

  #arrived(): void {
    const tookSeconds = (performance.now() - this.#sentAtMs) / 1000;
    this.#jumpSeconds += (Math.min(1, tookSeconds) - this.#jumpSeconds) * 0.3;
    this.#drift = null;
    if (this.#wanted !== null) this.#send(this.#wanted);
    else this.#update();
  }

  /** The only honest measure of what is seen: which frame goes on the screen, and when. */
  #watchFrames(): void {
    const video = this.#video;
    let request = 0;
    const watch: VideoFrameRequestCallback = (nowMs, { mediaTime, expectedDisplayTime }) => {
      request = video.requestVideoFrameCallback(watch);
      const { playing, speed } = this.#transport.state.get();
      if (!playing || speed <= 0 || video.paused || video.seeking) return;
      const sample = this.#transport.positionSamples();
      if (this.#awaitsSound(sample)) return;
      const aheadSamples = ((expectedDisplayTime - performance.now()) / 1000) * PROJECT_SAMPLE_RATE * speed;
      this.#correct(mediaTime - filmSeconds(this.#timing, sample + aheadSamples), speed, nowMs);
    };
    request = video.requestVideoFrameCallback(watch);
    this.#endings.push(() => {
      video.cancelVideoFrameCallback(request);
    });
  }

  /** @param driftSeconds by which the frame is ahead of the sound, in time of the film */
  #correct(driftSeconds: number, speed: number, nowMs: number): void {
    if (Math.abs(driftSeconds) > SEEK_FROM_SECONDS * Math.max(1, speed)) {
      if (nowMs - this.#sentAtMs < this.#betweenJumpsMs) return;
      // A film that cannot be decoded as fast as it runs falls behind again at once: it is sent less and less often.
      this.#betweenJumpsMs = nowMs - this.#sentAtMs < 2 * this.#betweenJumpsMs ? Math.min(MOST_BETWEEN_JUMPS_MS, this.#betweenJumpsMs * 2) : LEAST_BETWEEN_JUMPS_MS;
      const now = filmSeconds(this.#timing, this.#transport.positionSamples());
      this.#send(Math.max(0, now + (this.#jumpSeconds * speed) / this.#timing.ratio));
      return;
    }
    this.#drift = this.#drift === null ? driftSeconds : this.#drift + (driftSeconds - this.#drift) * SMOOTHING;
    if (nowMs - this.#nudgedAtMs < NUDGE_EVERY_MS) return;
    this.#nudgedAtMs = nowMs;
    const rate = this.#rate(speed);
    if (Math.abs(rate / this.#video.playbackRate - 1) > 0.001) this.#video.playbackRate = rate;
  }

  #rate(speed: number): number {
    const drift = this.#drift ?? 0;
    const nudge = Math.abs(drift) < CALM_SECONDS ? 0 : Math.max(-MOST_NUDGE, Math.min(MOST_NUDGE, -drift / CATCH_UP_SECONDS));
    return (speed / this.#timing.ratio) * (1 + nudge);
  }

  #frameSeconds(): number {
    return this.#timing.denominator / this.#timing.numerator;
  }

  #tell(standing: PictureStanding): void {
    if (standing.inPicture === this.#standing.inPicture && standing.driftMs === this.#standing.driftMs) return;
    this.#standing = standing;
    this.#told(standing);
  }
}
