import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { DEFAULT_APP_SETTINGS } from '../../../../src-main/shared/contract/views.ts';
import { createTransport } from '../../../../src-renderer/playback/create-transport.ts';
import type { ProjectStore } from '../../../../src-renderer/state/project-store.ts';
import { createStore } from '../../../../src-renderer/state/store.ts';
import { voicedDocument } from '../../../helpers/voiced-document.ts';

const RATE = 48_000;

/** Sources that were started and not stopped since, by the context's clock. */
let sources: { readonly at: number; readonly seconds: number; stoppedAt: number }[] = [];
let now = 0;

class ContextDouble {
  readonly destination = {};
  readonly state = 'running';
  readonly outputLatency = 0;

  get currentTime(): number {
    return now;
  }
}

class GainDouble {
  readonly gain = { setTargetAtTime: () => undefined };

  connect(): void {
    return undefined;
  }

  disconnect(): void {
    return undefined;
  }
}

class BufferDouble {
  readonly length: number;

  constructor({ length }: { length: number }) {
    this.length = length;
  }

  copyToChannel(): void {
    return undefined;
  }
}

class SourceDouble {
  readonly #seconds: number;
  #started: { readonly at: number; readonly seconds: number; stoppedAt: number } | undefined;

  constructor(_context: unknown, { buffer, playbackRate }: { buffer: BufferDouble; playbackRate: number }) {
    this.#seconds = buffer.length / RATE / playbackRate;
  }

  connect(): void {
    return undefined;
  }

  disconnect(): void {
    return undefined;
  }

  start(at: number): void {
    this.#started = { at, seconds: this.#seconds, stoppedAt: Infinity };
    sources.push(this.#started);
  }

  stop(at = now): void {
    if (this.#started) this.#started.stoppedAt = Math.min(this.#started.stoppedAt, at);
  }
}

/** Whether anything sounds at a moment of the context's clock. */
const sounds = (at: number): boolean => sources.some((source) => source.at <= at && at < Math.min(source.at + source.seconds, source.stoppedAt));

/** Lets time pass for timers, for promises, and for the sound. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) {
    now += 0.01;
    await vi.advanceTimersByTimeAsync(10);
  }
}

function open(seconds: number) {
  const { document } = voicedDocument([new Float32Array(Math.round(seconds * RATE)).fill(0.1)]);
  const project = { state: createStore({ document }) } as unknown as ProjectStore;
  const failures: unknown[] = [];
  const transport = createTransport({ project, settings: createStore(DEFAULT_APP_SETTINGS), onFailure: (error) => failures.push(error) });
  return { transport, failures };
}

beforeEach(() => {
  vi.useFakeTimers();
  sources = [];
  now = 0;
  vi.stubGlobal('AudioContext', ContextDouble);
  vi.stubGlobal('GainNode', GainDouble);
  vi.stubGlobal('AudioBuffer', BufferDouble);
  vi.stubGlobal('AudioBufferSourceNode', SourceDouble);
  vi.stubGlobal('fetch', () => Promise.resolve({ status: 206, arrayBuffer: () => Promise.resolve(new ArrayBuffer(65_536 * 4)) }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('playing', () => {
  it('follows the clock from the cursor and ends with the programme', async () => {
    const { transport } = open(1);
    transport.seek(RATE / 2);
    await transport.play();
    await pass(200);
    expect(transport.state.get().playing).toBe(true);
    expect(transport.positionSamples()).toBeGreaterThan(0.6 * RATE);
    expect(transport.positionSamples()).toBeLessThan(0.75 * RATE);
    await pass(600);
    expect(transport.state.get().playing).toBe(false);
    expect(transport.cursor.get()).toBe(RATE);
  });

  it('does not begin after all when it is stopped while it gets ready', async () => {
    const { transport } = open(1);
    const begun = transport.play();
    transport.stop();
    await begun;
    await pass(300);
    expect(transport.state.get().playing).toBe(false);
    expect(sources).toEqual([]);
  });
});

describe('scrubbing', () => {
  it('sounds for a moment and leaves the playhead where it was put', async () => {
    const { transport } = open(2);
    transport.scrub(RATE);
    await pass(60);
    expect(sounds(now)).toBe(true);
    expect(transport.state.get().playing).toBe(false);
    await pass(200);
    expect(sounds(now)).toBe(false);
    expect(transport.positionSamples()).toBe(RATE);
  });

  it('falls silent however fast one follows the other', async () => {
    const { transport, failures } = open(2);
    for (let step = 0; step < 6; step++) {
      transport.scrub(step * 1920);
      await pass(10);
    }
    expect(transport.positionSamples()).toBe(5 * 1920);
    await pass(400);
    expect(sounds(now)).toBe(false);
    expect(transport.state.get().playing).toBe(false);
    expect(transport.positionSamples()).toBe(5 * 1920);
    expect(failures).toEqual([]);
  });

  it('does not silence what is played right after it', async () => {
    const { transport } = open(2);
    transport.scrub(0);
    await pass(30);
    await transport.play();
    await pass(300);
    expect(transport.state.get().playing).toBe(true);
    expect(sounds(now)).toBe(true);
  });

  it('moves on in a programme that plays, which goes on from there', async () => {
    const { transport } = open(2);
    await transport.play();
    await pass(100);
    transport.scrub(RATE);
    await pass(300);
    expect(transport.state.get().playing).toBe(true);
    expect(transport.positionSamples()).toBeGreaterThan(1.1 * RATE);
  });
});
