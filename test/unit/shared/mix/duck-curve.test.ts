import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import type { Track } from '../../../../src-main/shared/domain/project-rows.ts';
import { samplesOfMs } from '../../../../src-main/shared/domain/time.ts';
import { duckCurve } from '../../../../src-main/shared/mix/duck-curve.ts';
import { applyGainCurve, gainDbAt, gainOfDb } from '../../../../src-main/shared/mix/gain-curve.ts';
import { mixBlock, type SoundReader } from '../../../../src-main/shared/mix/mix-block.ts';
import { planMix, speechInMix } from '../../../../src-main/shared/mix/mix-plan.ts';
import { DUCK, duckedDocument } from '../../../helpers/ducked-document.ts';

const second = (seconds: number): number => Math.round(seconds * 48_000);
const spans = (...seconds: readonly (readonly [number, number])[]) => seconds.map(([start, end]) => ({ startSample: second(start), endSample: second(end) }));

const anyDuck = fc.record({ depthDb: fc.double({ min: 0.1, max: 24, noNaN: true }), attackMs: fc.integer({ min: 1, max: 2000 }), releaseMs: fc.integer({ min: 1, max: 5000 }), lookAheadMs: fc.integer({ min: 0, max: 2000 }) });
const anySpeech = fc
  .array(fc.record({ gap: fc.nat(400_000), length: fc.integer({ min: 1, max: 300_000 }), back: fc.nat(50_000) }), { minLength: 1, maxLength: 12 })
  .map((parts) => {
    let at = 0;
    return parts
      .map(({ gap, length, back }) => {
        const startSample = Math.max(0, at + gap - back);
        at = startSample + length;
        return { startSample, endSample: at };
      })
      .sort((a, b) => a.startSample - b.startSample);
  });

describe('the gain of a bed under speech', () => {
  it('begins to go down before speech, is down in time, and comes up after it', () => {
    const curve = duckCurve(spans([2, 4]), DUCK);
    const at = (seconds: number): number => Number(gainDbAt(curve, second(seconds)).toFixed(6));
    expect([at(0), at(1.95), at(2), at(2.05), at(3), at(4), at(4.2), at(4.4), at(60)]).toEqual([0, 0, -6, -12, -12, -12, -6, 0, 0]);
  });

  it('holds between stretches of speech where it could not come up again', () => {
    const curve = duckCurve(spans([2, 3], [3.4, 4], [4.4, 5]), DUCK);
    expect(gainDbAt(curve, second(3.2))).toBe(-12);
    expect(gainDbAt(curve, second(4.2))).toBe(-12);
    expect(gainDbAt(duckCurve(spans([2, 3], [3.5, 4]), DUCK), second(3.42))).toBeCloseTo(0, 3);
  });

  it('goes on where speech opens the programme, and answers a short word by as much as there is time for', () => {
    expect(gainDbAt(duckCurve(spans([0, 1]), DUCK), 0)).toBeCloseTo(-6, 6);
    const short = duckCurve(spans([5, 5.1]), { ...DUCK, attackMs: 300 });
    expect(Math.min(...short.map(({ gainDb }) => gainDb))).toBeCloseTo(-6, 6);
    expect(gainDbAt(short, second(5.1) + samplesOfMs(400))).toBe(0);
  });

  it('is nothing without speech or depth', () => {
    expect(duckCurve([], DUCK)).toEqual([]);
    expect(duckCurve(spans([1, 2]), { ...DUCK, depthDb: 0 })).toEqual([]);
  });

  it('never passes its depth, is fully down where it had time, level where nobody speaks, and turns only at its points', () => {
    fc.assert(
      fc.property(anySpeech, anyDuck, (speech, duck) => {
        const curve = duckCurve(speech, duck);
        const [attack, release, lookAhead] = [samplesOfMs(duck.attackMs), samplesOfMs(duck.releaseMs), samplesOfMs(duck.lookAheadMs)];
        for (const [index, point] of curve.entries()) {
          expect(Number.isInteger(point.atSample)).toBe(true);
          expect(point.atSample).toBeGreaterThan(curve[index - 1]?.atSample ?? -Infinity);
          expect(point.gainDb).toBeGreaterThanOrEqual(-duck.depthDb);
          expect(point.gainDb).toBeLessThanOrEqual(0);
        }
        for (const { startSample, endSample } of speech) {
          if (startSample - lookAhead + attack <= endSample) {
            for (const sample of [startSample - lookAhead + attack, endSample]) expect(gainDbAt(curve, Math.max(startSample, sample))).toBeCloseTo(-duck.depthDb, 6);
          }
          expect(gainDbAt(curve, endSample)).toBeLessThan(0);
        }
        for (let sample = -10; sample < 2_000_000; sample += 12_345) {
          const isNear = speech.some((span) => sample > span.startSample - lookAhead && sample < span.endSample + release);
          const isBetween = speech.some((span, index) => sample > span.endSample && speech.slice(index + 1).some((next) => next.startSample - span.endSample < release + lookAhead && sample < next.startSample));
          if (!isNear && !isBetween) expect(gainDbAt(curve, sample)).toBe(0);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('is applied to the last bit alike wherever blocks are cut, and as its points say', () => {
    fc.assert(
      fc.property(anySpeech, anyDuck, fc.integer({ min: 0, max: 600_000 }), fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 }), (speech, duck, from, cuts) => {
        const curve = duckCurve(speech, duck);
        const whole = new Float32Array(9000).fill(1);
        applyGainCurve(curve, from, whole);
        const joined = new Float32Array(9000).fill(1);
        for (let start = 0, cut = 0; start < joined.length; cut++) {
          const end = Math.min(joined.length, start + (cuts[cut % cuts.length] ?? 1));
          applyGainCurve(curve, from + start, joined.subarray(start, end));
          start = end;
        }
        expect(joined.every((gain, index) => gain === whole[index])).toBe(true);
        for (let index = 0; index < whole.length; index += 97) expect(whole[index]).toBeCloseTo(gainOfDb(gainDbAt(curve, from + index)), 6);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

/** Two voices that speak by turns over two beds. */
function project(changes: Readonly<Record<string, Partial<Track>>> = {}): ProjectDocument {
  const place = (start: number, seconds: number, soundId: string) => ({ startSample: second(start), lengthSamples: second(seconds), soundId });
  return duckedDocument([
    { id: 'anna', clip: place(2, 1, 'a'), ...changes['anna'] },
    { id: 'ben', clip: place(6, 1, 'b'), ...changes['ben'] },
    { id: 'music', kind: 'bed', duck: DUCK, gainDb: -3, clip: place(0, 10, 'c'), ...changes['music'] },
    { id: 'rain', kind: 'bed', pan: 0.25, clip: place(0, 10, 'd'), ...changes['rain'] },
  ]);
}

/** Any sound is noise of its own, of no level that a mistake could hide in. */
const noise: SoundReader = {
  read: (soundId, channels, startFrame, frames) =>
    Float32Array.from({ length: frames * channels }, (_, index) => (Math.imul((startFrame + index + soundId.charCodeAt(0)) | 0, 2_654_435_761) >> 8) / 2 ** 24),
};

describe('the mix', () => {
  const gainAt = (document: ProjectDocument, seconds: number): number => gainDbAt(planMix(document).tracks.find(({ id }) => id === 'music')?.duck ?? [], second(seconds));

  it('ducks under voices that sound in it, and under no others', () => {
    expect([gainAt(project(), 2.5), gainAt(project(), 6.5), gainAt(project(), 4.5)]).toEqual([-12, -12, 0]);
    expect([gainAt(project({ anna: { mute: true } }), 2.5), gainAt(project({ anna: { mute: true } }), 6.5)]).toEqual([0, -12]);
    const soloed = project({ ben: { solo: true }, music: { solo: true } });
    expect([gainAt(soloed, 2.5), gainAt(soloed, 6.5)]).toEqual([0, -12]);
    expect(planMix(project({ rain: { duck: null } })).tracks.find(({ id }) => id === 'rain')?.duck).toEqual([]);
  });

  it('takes speech for as long as its clip has sound', () => {
    const whole = project();
    const clip = whole.clips.get('anna');
    const clips = new Map(clip && [['anna', { ...clip, offsetSamples: second(0.7) }]]);
    expect(speechInMix({ ...whole, clips })).toEqual([{ startSample: second(2), endSample: second(2.3) }]);
  });

  it('is the sum of its stems, in which beds are ducked as in it', () => {
    const document = project();
    const whole = planMix(document);
    const stems = whole.tracks.map(({ id }) => planMix(document, (track) => track.id === id));
    expect(stems.map(({ tracks }) => tracks.length)).toEqual([1, 1, 1, 1]);
    for (const start of [second(1.9), second(2.9), second(6)]) {
      const mixed = mixBlock(whole, start, 48_000, noise);
      const sum = new Float64Array(48_000);
      for (const stem of stems) for (const [index, sample] of mixBlock(stem, start, 48_000, noise).left.entries()) sum[index] = (sum[index] ?? 0) + sample;
      let largest = 0;
      for (const [index, sample] of mixed.left.entries()) largest = Math.max(largest, Math.abs(sample - (sum[index] ?? 0)));
      expect(largest).toBeLessThan(1e-6);
    }
  });

  it('plays a bed at its depth while somebody speaks', () => {
    const one: SoundReader = { read: (_sound, channels, _start, frames) => new Float32Array(frames * channels).fill(1) };
    const { left } = mixBlock(planMix(project(), ({ id }) => id === 'music'), second(2.5), 100, one);
    expect(left[50]).toBeCloseTo(gainOfDb(-12 - 3), 6);
  });
});
