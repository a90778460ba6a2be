import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import type { RenderRequest } from '../../../../src-main/services/speech/render-queue.ts';
import { RenderQueue } from '../../../../src-main/services/speech/render-queue.ts';
import type { RenderedTake } from '../../../../src-main/services/speech/rendered-take.ts';
import type { RenderQueueView } from '../../../../src-main/shared/contract/views.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';

function takeOf(lineId: string): RenderedTake {
  const detail = { words: [], phones: [], f0Hz: [], frameMs: 10 };
  return { lineId, samples: new Float32Array(1), seed: 1, recipe: 'r', detail, overSamples: 0, rate: 1, stretch: 1, loudnessLufs: null, warnings: [] };
}

/** A queue whose takes are finished by hand, in a program that can be started again. */
class Bench {
  readonly begun: string[] = [];
  readonly kept: string[] = [];
  readonly views: RenderQueueView[] = [];
  readonly cancelled: string[] = [];
  keep: (take: RenderedTake) => void | Promise<void> = () => undefined;
  #saved: readonly string[];
  readonly #open = new Map<string, { resolve: (take: RenderedTake) => void; reject: (error: unknown) => void; onShare: (share: number) => void }[]>();
  readonly queue: RenderQueue;

  constructor(saved: readonly string[] = []) {
    this.#saved = saved;
    this.queue = new RenderQueue({
      render: (request, { signal, onShare }) => this.#render(request, signal, onShare),
      onTake: async (take, { seed }) => {
        await this.keep(take);
        this.kept.push(seed === 'own' ? take.lineId : `${take.lineId} anew`);
      },
      onChange: (view) => this.views.push(view),
      persistence: { load: () => this.#saved, save: (jobs) => (this.#saved = jobs) },
      sizeOf: () => 10,
    });
  }

  get saved(): readonly string[] {
    return this.#saved;
  }

  get states(): string[] {
    return this.queue.view.jobs.map(({ lineId, state }) => `${lineId} ${state}`);
  }

  async finish(lineId: string): Promise<void> {
    this.#open.get(lineId)?.shift()?.resolve(takeOf(lineId));
    await sleep(1);
  }

  async fail(lineId: string, error: unknown): Promise<void> {
    this.#open.get(lineId)?.shift()?.reject(error);
    await sleep(1);
  }

  share(lineId: string, share: number): void {
    this.#open.get(lineId)?.[0]?.onShare(share);
  }

  #render({ lineId }: RenderRequest, signal: AbortSignal, onShare: (share: number) => void): Promise<RenderedTake> {
    this.begun.push(lineId);
    return new Promise((resolve, reject) => {
      this.#open.set(lineId, [...(this.#open.get(lineId) ?? []), { resolve, reject, onShare }]);
      signal.addEventListener('abort', () => {
        this.cancelled.push(lineId);
        reject(new VoxloomError('engine.cancelled', 'The line was cancelled.'));
      });
    });
  }
}

describe('the render queue', () => {
  it('renders two at a time, in the order asked for, and keeps each take', async () => {
    const bench = new Bench();
    bench.queue.enqueue(['a', 'b', 'c'], { takes: 1 });
    expect(bench.begun).toEqual(['a', 'b']);
    expect(bench.states).toEqual(['a rendering', 'b rendering', 'c waiting']);
    await bench.finish('b');
    expect(bench.begun).toEqual(['a', 'b', 'c']);
    await bench.finish('a');
    await bench.finish('c');
    expect(bench.kept).toEqual(['b', 'a', 'c']);
    expect(bench.queue.view).toEqual({ paused: false, jobs: [] });
  });

  it('lets what somebody waits for go first, even if it was already asked for', async () => {
    const bench = new Bench();
    bench.queue.enqueue(['a', 'b', 'c', 'd', 'e'], { takes: 1 });
    bench.queue.enqueue(['z'], { takes: 1, urgent: true });
    bench.queue.enqueue(['e'], { takes: 1, urgent: true });
    bench.queue.enqueue(['e', 'd'], { takes: 1 });
    for (const line of ['a', 'b', 'z', 'e', 'c', 'd']) await bench.finish(line);
    expect(bench.begun).toEqual(['a', 'b', 'z', 'e', 'c', 'd']);
    expect(bench.kept).toHaveLength(6);
  });

  it('keeps what was asked for in other ways', async () => {
    const bench = new Bench();
    bench.queue.enqueue(['a', 'b', 'x'], { takes: 1 });
    bench.queue.enqueue(['x'], { takes: 2 });
    bench.queue.enqueue(['x'], { takes: 2 });
    for (const line of ['a', 'b', 'x', 'x', 'x', 'x']) await bench.finish(line);
    expect(bench.kept).toEqual(['a', 'b', 'x', 'x anew', 'x anew']);
  });

  it('makes several takes of a line with seeds of their own', async () => {
    const bench = new Bench();
    bench.queue.enqueue(['a'], { takes: 3 });
    expect(bench.states).toEqual(['a rendering']);
    for (let take = 0; take < 3; take += 1) await bench.finish('a');
    expect(bench.kept).toEqual(['a anew', 'a anew', 'a anew']);
  });

  it('goes on after failures and says why, whoever failed', async () => {
    const bench = new Bench();
    bench.keep = ({ lineId }) => (lineId === 'b' ? Promise.reject(new VoxloomError('project.write-failed', 'The disk is full.')) : undefined);
    bench.queue.enqueue(['a', 'b', 'c', 'd'], { takes: 1 });
    await bench.fail('a', new VoxloomError('engine.died', 'The voice engine stopped.'));
    await bench.finish('b');
    await bench.fail('c', new TypeError('a bug of ours'));
    await bench.finish('d');
    expect(bench.kept).toEqual(['d']);
    expect(bench.queue.view.jobs.map(({ lineId, state, message }) => [lineId, state, message])).toEqual([
      ['a', 'failed', 'The voice engine stopped.'],
      ['b', 'failed', 'The disk is full.'],
      ['c', 'failed', 'The take could not be made. Try it again.'],
    ]);
    bench.queue.enqueue(['a'], { takes: 1 });
    await bench.finish('a');
    expect(bench.kept).toEqual(['d', 'a']);
    bench.queue.cancel(['b']);
    expect(bench.states).toEqual(['c failed']);
  });

  it('pauses between takes', async () => {
    const bench = new Bench();
    bench.queue.enqueue(['a', 'b', 'c'], { takes: 1 });
    bench.queue.pause();
    await bench.finish('a');
    await bench.finish('b');
    expect(bench.begun).toEqual(['a', 'b']);
    expect(bench.queue.view.paused).toBe(true);
    bench.queue.resume();
    expect(bench.begun).toEqual(['a', 'b', 'c']);
  });

  it('cancels running and waiting lines, and nothing of theirs is kept', async () => {
    const bench = new Bench();
    bench.queue.enqueue(['a', 'b', 'c'], { takes: 1 });
    bench.queue.cancel(['a', 'c']);
    await sleep(1);
    expect(bench.cancelled).toEqual(['a']);
    expect(bench.states).toEqual(['b rendering']);
    bench.queue.cancel(null);
    await sleep(1);
    expect(bench.queue.view.jobs).toEqual([]);
    expect(bench.kept).toEqual([]);
    expect(bench.saved).toEqual([]);
  });

  it('is there again after a restart, paused, without what was done', async () => {
    const before = new Bench();
    before.queue.enqueue(['a', 'b:c', 'd'], { takes: 1 });
    before.queue.enqueue(['e'], { takes: 2 });
    await before.finish('a');
    await before.queue.close();
    expect(before.kept).toEqual(['a']);
    const after = new Bench([...before.saved, 'what is this']);
    expect(after.begun).toEqual([]);
    expect(after.queue.view.paused).toBe(true);
    after.queue.resume();
    for (const line of ['b:c', 'd', 'e', 'e']) await after.finish(line);
    expect(after.kept).toEqual(['b:c', 'd', 'e anew', 'e anew']);
  });

  it('forgets a take that was kept while it was being closed', async () => {
    const bench = new Bench();
    let kept: () => void = () => undefined;
    bench.keep = () => new Promise((resolve) => (kept = resolve));
    bench.queue.enqueue(['a', 'b'], { takes: 1 });
    await bench.finish('a');
    const closing = bench.queue.close();
    kept();
    await closing;
    expect(bench.kept).toEqual(['a']);
    expect(bench.saved).toEqual(['own:b']);
  });

  it('tells how far it is, and how long it will take', async () => {
    const bench = new Bench();
    bench.queue.enqueue(['a', 'b', 'c', 'd'], { takes: 1 });
    expect(bench.queue.view.remainingMs).toBeUndefined();
    await sleep(30);
    await bench.finish('a');
    const { remainingMs = 0 } = bench.queue.view;
    expect(remainingMs).toBeGreaterThan(60);
    expect(remainingMs).toBeLessThan(500);
    bench.share('b', 0.5);
    expect(bench.queue.view.jobs[0]).toMatchObject({ lineId: 'b', share: 0.5 });
    expect(bench.queue.view.remainingMs).toBeLessThan(remainingMs);
    await sleep(120);
    const told = bench.views.length;
    for (let step = 0; step < 50; step += 1) bench.share('b', step / 50);
    await sleep(150);
    expect(bench.views.length - told).toBe(1);
    await bench.queue.close();
  });
});
