import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SOUND_WINDOW, SpokenLine } from '../../../../src-main/engine/process/spoken-line.ts';
import type { SynthesisEvent } from '../../../../src-main/engine/synthesis/synthesiser.ts';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';

const DONE: SynthesisEvent = {
  kind: 'done',
  result: {
    samples: 0,
    secondsOfSound: 0,
    secondsSpent: 0,
    timings: { words: [], phones: [], pauses: [], marks: [], f0Hz: new Float32Array(), frameMs: 10 },
    warnings: [],
  },
};
const PLAN: SynthesisEvent = { kind: 'plan', piece: 0, pieces: 1, totalSamples: 100, exact: true };

function sound(start: number, length: number): SynthesisEvent {
  return { kind: 'sound', samples: Float32Array.from({ length }, (_, index) => start + index) };
}

function makeLine(): { line: SpokenLine; granted: number[]; left: number[] } {
  const granted: number[] = [];
  const left: number[] = [];
  const request = { voice: 'tone', text: 'Hi', delivery: NEUTRAL_DELIVERY, seed: 1 };
  const line = new SpokenLine(7, 2, request, {
    grant: (_line, samples) => granted.push(samples),
    leave: ({ id }) => left.push(id),
  });
  return { line, granted, left };
}

async function samplesOf(line: SpokenLine): Promise<number[]> {
  const samples: number[] = [];
  for await (const event of line) if (event.kind === 'sound') samples.push(...event.samples);
  return samples;
}

describe('SpokenLine', () => {
  it('wakes a receiver that waits, and grants what it took', async () => {
    const { line, granted } = makeLine();
    line.dispatch();
    const first = line.next();
    line.take(sound(0, 10));
    expect((await first).value).toEqual(sound(0, 10));
    expect(granted).toEqual([10]);
  });

  it('is stalled once a whole window waits, and not before', () => {
    const { line } = makeLine();
    expect(line.dispatch()).toBe(SOUND_WINDOW);
    line.take(sound(0, SOUND_WINDOW - 1));
    expect(line.stalled).toBe(false);
    line.take(sound(0, 1));
    expect(line.stalled).toBe(true);
  });

  it('hides that a process died: whatever the chunks of the next one, no sample is lost or heard twice', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, cuts, fc.nat(6), async (first, second, takenEarly) => {
        const { line } = makeLine();
        line.dispatch();
        line.take(PLAN);
        let position = 0;
        for (const length of first) {
          line.take(sound(position, length));
          position += length;
        }
        const heard: number[] = [];
        for (let event = 0; event < Math.min(takenEarly, first.length); event++) {
          const { value } = await line.next();
          if (value?.kind === 'sound') heard.push(...value.samples);
        }

        line.replay();
        line.dispatch();
        line.take(PLAN);
        let again = 0;
        for (const length of [...second, Math.max(1, position)]) {
          line.take(sound(again, length));
          again += length;
        }
        line.take(DONE);
        heard.push(...(await samplesOf(line)));
        expect(heard).toEqual(Array.from({ length: again }, (_, index) => index));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('throws its failure at once, ahead of sound that still waits', async () => {
    const { line } = makeLine();
    line.dispatch();
    line.take(sound(0, 10));
    line.fail(new VoxloomError('engine.died', 'It died.'));
    await expect(line.next()).rejects.toThrow('It died.');
  });

  it('takes nothing after its end', async () => {
    const { line } = makeLine();
    line.dispatch();
    line.take(DONE);
    line.take(sound(0, 10));
    line.fail(new VoxloomError('engine.died', 'Too late.'));
    expect(await samplesOf(line)).toEqual([]);
  });

  it('tells its owner when the receiver leaves', async () => {
    const { line, left } = makeLine();
    line.dispatch();
    line.take(sound(0, 10));
    for await (const event of line) if (event.kind === 'sound') break;
    expect(left).toEqual([7]);
  });
});
