import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { LengthPredictions, PREDICTION_PAUSE_MS } from '../../../../../src-renderer/panels/script/length-predictions.ts';

const ELASTICITY = { fixedMs: 0, pausesMs: 100, shortestPausesMs: 60, phonesMs: 700 };

describe('predicted lengths', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are asked for together, after a pause, each line as it was last', async () => {
    const asked: { lineId: string; text: string }[][] = [];
    const lengths = new LengthPredictions((lines) => {
      asked.push(lines);
      return Promise.resolve({ lengths: lines.filter(({ text }) => text !== '').map(({ lineId, text }) => ({ lineId, lengthMs: text.length * 100, elasticity: ELASTICITY })) });
    });
    lengths.want('a', 'The', 'r1');
    lengths.want('b', '', 'r1');
    await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS - 1);
    lengths.want('a', 'The tide', 'r2');
    await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS);
    expect(asked).toHaveLength(1);
    expect(lengths.state.get().get('a')).toEqual({ recipe: 'r2', lengthMs: 800, elasticity: ELASTICITY });
    expect(lengths.state.get().get('b')).toEqual({ recipe: 'r1', lengthMs: null, elasticity: null });
    lengths.want('a', 'The tide', 'r2');
    await vi.advanceTimersByTimeAsync(2 * PREDICTION_PAUSE_MS);
    expect(asked).toHaveLength(1);
  });

  it('stay those of what the line is now, whichever answer comes last', async () => {
    const answers: (() => void)[] = [];
    const lengths = new LengthPredictions((lines) => new Promise((resolve) => {
      answers.push(() => {
        resolve({ lengths: lines.map(({ lineId, text }) => ({ lineId, lengthMs: text.length * 100, elasticity: ELASTICITY })) });
      });
    }));
    for (const [text, recipe] of [['The', 'r1'], ['The tide', 'r2']] as const) {
      lengths.want('a', text, recipe);
      await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS);
    }
    for (const answer of answers.reverse()) {
      answer();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(lengths.state.get().get('a')).toEqual({ recipe: 'r2', lengthMs: 800, elasticity: ELASTICITY });
    // Typed and taken back before the pause is over, or while the answer is on its way.
    lengths.want('a', 'The tide turned', 'r3');
    lengths.want('a', 'The tide', 'r2');
    await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS);
    lengths.want('a', 'The tide turned', 'r3');
    await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS);
    lengths.want('a', 'The tide', 'r2');
    answers.at(-1)?.();
    await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS);
    expect(lengths.state.get().get('a')).toEqual({ recipe: 'r2', lengthMs: 800, elasticity: ELASTICITY });
  });

  it('are asked for again when they could not be had', async () => {
    let calls = 0;
    const lengths = new LengthPredictions(() => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('no engine yet')) : Promise.resolve({ lengths: [{ lineId: 'a', lengthMs: 5, elasticity: ELASTICITY }] });
    });
    lengths.want('a', 'The', 'r1');
    await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS);
    expect(lengths.state.get().size).toBe(0);
    lengths.want('a', 'The', 'r1');
    await vi.advanceTimersByTimeAsync(PREDICTION_PAUSE_MS);
    expect(lengths.state.get().get('a')?.lengthMs).toBe(5);
  });
});
