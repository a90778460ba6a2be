import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { PictureFollower } from '../../../../../src-renderer/panels/picture/picture-follower.ts';
import { middleOfFrame, pictureTiming } from '../../../../../src-renderer/panels/picture/picture-timing.ts';
import type { Transport, TransportState } from '../../../../../src-renderer/playback/transport.ts';
import { createStore } from '../../../../../src-renderer/state/store.ts';

const RATE = 48_000;
const STEP_MS = 1000 / 60;

/** A player whose clock may run a little wrong, as real ones do, and which takes its time to arrive where it is sent. */
class FilmPlayer extends EventTarget {
  readyState = 4;
  paused = true;
  seeking = false;
  ended = false;
  preservesPitch = true;
  playbackRate = 1;
  jumps = 0;
  #seconds = 0;
  #callback: VideoFrameRequestCallback | null = null;
  #arrivesAtMs = 0;
  /** It takes a moment to begin, too. */
  #runsAtMs = 0;

  readonly fps: number;
  readonly clockError: number;
  readonly jumpMs: number;

  constructor(fps: number, clockError: number, jumpMs: number) {
    super();
    this.fps = fps;
    this.clockError = clockError;
    this.jumpMs = jumpMs;
  }
  get currentTime(): number {
    return this.#seconds;
  }
  set currentTime(seconds: number) {
    this.#seconds = seconds;
    this.seeking = true;
    this.jumps += 1;
    this.#arrivesAtMs = performance.now() + this.jumpMs;
  }
  play(): Promise<void> {
    this.paused = false;
    this.#runsAtMs = performance.now() + 70;
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
  }
  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    this.#callback = callback;
    return 1;
  }
  cancelVideoFrameCallback(): void {
    this.#callback = null;
  }
  get mediaTime(): number {
    return Math.floor(this.#seconds * this.fps + 1e-9) / this.fps;
  }
  /** One refresh of the screen later. */
  step(): void {
    if (this.seeking && performance.now() >= this.#arrivesAtMs) {
      this.seeking = false;
      this.dispatchEvent(new Event('seeked'));
    }
    if (this.paused || this.seeking || performance.now() < this.#runsAtMs) return;
    const before = this.mediaTime;
    this.#seconds += (STEP_MS / 1000) * this.playbackRate * this.clockError;
    if (this.mediaTime === before) return;
    const callback = this.#callback;
    this.#callback = null;
    callback?.(performance.now(), { mediaTime: this.mediaTime, expectedDisplayTime: performance.now() } as VideoFrameCallbackMetadata);
  }
}

/** A sound that begins a moment after it was asked for. */
function soundFrom(start: number) {
  const state = createStore<TransportState>({ playing: false, speed: 1, looping: false, preview: null });
  const cursor = createStore(start);
  let beganAtMs = 0;
  const positionSamples = () => (state.get().playing ? Math.round(cursor.get() + Math.max(0, performance.now() - beganAtMs) * (RATE / 1000) * state.get().speed) : cursor.get());
  const transport = { state, cursor, positionSamples } as unknown as Transport;
  return {
    transport,
    positionSamples,
    play: (speed = 1, afterMs = 60) => {
      beganAtMs = performance.now() + afterMs;
      state.set((present) => ({ ...present, playing: true, speed }));
    },
    stop: () => {
      cursor.set(positionSamples());
      state.set((present) => ({ ...present, playing: false }));
    },
    /** As a loop does: the position changes with no word of it. */
    leapTo: (sample: number) => {
      beganAtMs = performance.now() - (sample - cursor.get()) / (RATE / 1000);
    },
  };
}

let frames: Map<number, FrameRequestCallback>;
beforeEach(() => {
  frames = new Map();
  let last = 0;
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.stubGlobal('HTMLMediaElement', { HAVE_METADATA: 1 });
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    frames.set(++last, callback);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function run(player: FilmPlayer, ms: number, each: () => void = () => undefined): void {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    vi.advanceTimersByTime(STEP_MS);
    const due = [...frames.values()];
    frames.clear();
    for (const callback of due) callback(performance.now());
    player.step();
    each();
  }
}

const film = { frameRate: 25, startSample: 2 * RATE, lengthSamples: 3600 * RATE };

function follow(player: FilmPlayer, sound: ReturnType<typeof soundFrom>, conform: Parameters<typeof pictureTiming>[1] = null) {
  const timing = pictureTiming(film, conform);
  const told: (number | null)[] = [];
  const follower = new PictureFollower(player as unknown as HTMLVideoElement, sound.transport, timing, ({ driftMs }) => told.push(driftMs));
  const offMs = () => (player.currentTime - (sound.positionSamples() - film.startSample) / RATE / timing.ratio) * 1000;
  return { follower, timing, told, offMs };
}

describe('a film that follows the sound', () => {
  it.each([1, 1.002, 0.998])('stays within 40 ms for an hour, its own clock running at %s', (clockError) => {
    const player = new FilmPlayer(25, clockError, 80);
    const sound = soundFrom(3 * RATE);
    const { offMs } = follow(player, sound);
    run(player, 300);
    sound.play();
    run(player, 1500);
    let worst = 0;
    run(player, 3_590_000, () => {
      worst = Math.max(worst, Math.abs(offMs()));
    });
    expect(worst).toBeLessThan(40);
    expect(player.jumps).toBe(1);
  });

  it('begins with the sound, and waits for one that takes its time', () => {
    const player = new FilmPlayer(25, 1, 40);
    const sound = soundFrom(3 * RATE);
    const { offMs } = follow(player, sound);
    run(player, 200);
    sound.play();
    run(player, 200);
    expect(Math.abs(offMs())).toBeLessThan(60);
    sound.stop();
    run(player, 300);
    sound.play(1, 1000);
    run(player, 900);
    expect(player.paused).toBe(true);
    expect(offMs()).toBeLessThan(130);
    run(player, 2000);
    expect(player.paused).toBe(false);
    expect(Math.abs(offMs())).toBeLessThan(40);
  });

  it('shows the frame where the playhead stands, through its middle, the last that was asked for', () => {
    const player = new FilmPlayer(25, 1, 100);
    const sound = soundFrom(0);
    const { timing } = follow(player, sound);
    for (const frame of [10, 20, 30, 431]) {
      sound.transport.cursor.set(film.startSample + frame * 1920);
      run(player, 20);
    }
    run(player, 400);
    expect(player.currentTime).toBeCloseTo(middleOfFrame(timing, 431), 9);
    expect(player.jumps).toBeLessThan(4);
  });

  it('goes along when a loop leaps back', () => {
    const player = new FilmPlayer(25, 1, 60);
    const sound = soundFrom(30 * RATE);
    const { offMs } = follow(player, sound);
    run(player, 200);
    sound.play();
    run(player, 5000);
    sound.leapTo(31 * RATE);
    run(player, 1500);
    expect(Math.abs(offMs())).toBeLessThan(40);
  });

  it('runs at the speed of the shuttle and of the speed change, and stands while it runs backwards', () => {
    const player = new FilmPlayer(25, 1, 60);
    const sound = soundFrom(30 * RATE);
    const { timing, offMs } = follow(player, sound, { fromRate: 23.976, toRate: 25 });
    run(player, 200);
    sound.play(2);
    run(player, 4000);
    expect(player.playbackRate).toBeCloseTo(2 / timing.ratio, 1);
    expect(Math.abs(offMs())).toBeLessThan(60);
    sound.stop();
    run(player, 300);
    sound.play(-1);
    run(player, 500);
    expect(player.paused).toBe(true);
    expect(Math.abs(offMs())).toBeLessThan(150);
  });

  it('rests where there is no picture, and lets go of everything at the end', () => {
    const player = new FilmPlayer(25, 1, 60);
    const sound = soundFrom(RATE);
    const { follower, told } = follow(player, sound);
    sound.play();
    run(player, 500);
    expect(player.paused).toBe(true);
    run(player, 1500);
    expect(player.paused).toBe(false);
    expect(told.some((drift) => drift !== null)).toBe(true);
    follower.dispose();
    expect(player.paused).toBe(true);
    expect(frames.size).toBe(0);
  });
});
