import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mixBlock, soundsWithin, type SoundReader } from '../../../../src-main/shared/mix/mix-block.ts';
import type { MixClip, MixPlan } from '../../../../src-main/shared/mix/mix-plan.ts';
import { planMix } from '../../../../src-main/shared/mix/mix-plan.ts';
import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import { emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';

/** Every sound is its own frame numbers, so that a sample tells where it came from; the right channel is negative. */
const numbered: SoundReader = {
  read: (_soundId, channels, startFrame, frames) =>
    Float32Array.from({ length: frames * channels }, (_, index) => {
      const frame = startFrame + Math.floor(index / channels) + 1;
      return channels === 2 && index % 2 === 1 ? -frame : frame;
    }),
};

const clip = (changes: Partial<MixClip> = {}): MixClip => ({
  soundId: 's', channels: 1, gain: 1, startSample: 0, offsetSamples: 0, lengthSamples: 100, fadeInSamples: 0, fadeOutSamples: 0, envelope: [], ...changes,
});
const plan = (clips: readonly MixClip[], leftGain = 1, rightGain = 1): MixPlan => ({ lengthSamples: 1000, tracks: [{ id: 't', leftGain, rightGain, duck: [], clips }] });

describe('mixBlock', () => {
  it('plays each clip from its trim, where it stands', () => {
    const { left, right } = mixBlock(plan([clip({ startSample: 10, offsetSamples: 5, lengthSamples: 3 })]), 8, 8, numbered);
    expect([...left]).toEqual([0, 0, 6, 7, 8, 0, 0, 0]);
    expect([...right]).toEqual([...left]);
  });

  it('keeps the sides of stereo apart and balances them', () => {
    const { left, right } = mixBlock(plan([clip({ channels: 2, lengthSamples: 2 })], 1, 0.5), 0, 2, numbered);
    expect([...left]).toEqual([1, 2]);
    expect([...right]).toEqual([-0.5, -1]);
  });

  it('adds clips that overlap', () => {
    const { left, trackPeaks } = mixBlock(plan([clip({ lengthSamples: 3 }), clip({ startSample: 1, lengthSamples: 2, gain: 10 })]), 0, 3, numbered);
    expect([...left]).toEqual([1, 12, 23]);
    expect(trackPeaks.get('t')).toBe(20);
  });

  it('crossfades the same sound without a dip', () => {
    const constant: SoundReader = { read: (_s, _c, _f, frames) => new Float32Array(frames).fill(1) };
    const crossing = plan([clip({ fadeOutSamples: 40 }), clip({ startSample: 60, fadeInSamples: 40 })]);
    for (const sample of mixBlock(crossing, 0, 160, constant).left) expect(sample).toBeCloseTo(1, 5);
  });

  it('follows an envelope in decibels', () => {
    const constant: SoundReader = { read: (_s, _c, _f, frames) => new Float32Array(frames).fill(1) };
    const { left } = mixBlock(plan([clip({ envelope: [{ atSample: 20, gainDb: 0 }, { atSample: 40, gainDb: -20 }] })]), 0, 60, constant);
    expect([left[0], left[20], left[30], left[40], left[59]].map((sample) => Number(sample?.toFixed(4)))).toEqual([1, 1, 0.3162, 0.1, 0.1]);
  });

  it('gives the same samples however the programme is cut into blocks, and reads what it announced', () => {
    const anyClip = fc.record({
      startSample: fc.nat(200),
      offsetSamples: fc.nat(50),
      lengthSamples: fc.integer({ min: 1, max: 150 }),
      channels: fc.constantFrom<1 | 2>(1, 2),
      fadeInSamples: fc.nat(30),
      fadeOutSamples: fc.nat(30),
      envelope: fc.array(fc.record({ atSample: fc.nat(150), gainDb: fc.integer({ min: -30, max: 6 }) }), { maxLength: 4 }).map((points) => points.sort((a, b) => a.atSample - b.atSample)),
    });
    fc.assert(
      fc.property(fc.array(anyClip, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }), (clips, cuts) => {
        const whole = plan(clips.map((changes) => clip(changes)).sort((a, b) => a.startSample - b.startSample));
        const all = mixBlock(whole, 0, 400, numbered);
        let start = 0;
        for (let cut = 0; start < 400; cut++) {
          const frames = Math.min(cuts[cut % cuts.length] ?? 1, 400 - start);
          const announced = soundsWithin(whole, start, frames);
          const reads: unknown[] = [];
          const block = mixBlock(whole, start, frames, {
            read: (soundId, channels, startFrame, count) => {
              reads.push({ soundId, channels, startFrame, frames: count });
              return numbered.read(soundId, channels, startFrame, count);
            },
          });
          expect(reads).toEqual(announced);
          expect(block.left).toEqual(all.left.slice(start, start + frames));
          expect(block.right).toEqual(all.right.slice(start, start + frames));
          const used = { left: new Float32Array(frames).fill(7), right: new Float32Array(frames).fill(7) };
          expect(mixBlock(whole, start, frames, numbered, used)).toEqual(block);
          expect(used.left).toEqual(block.left);
          start += frames;
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('planMix', () => {
  const tracks = (changes: Readonly<Record<string, object>>) => {
    const calls = ['a', 'b', 'c'].map((id) => ({
      name: 'track.add',
      arguments: { track: { id, name: id, kind: 'bed', characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false, ...changes[id] }, after: null },
    }));
    return runCommands(emptyDocument(), calls).document;
  };
  const sounding = (changes: Readonly<Record<string, object>>, only?: string) => planMix(tracks(changes), ({ id }) => only === undefined || id === only).tracks.map(({ id }) => id).sort();

  it('leaves out what is muted, and all but the soloed while one is', () => {
    expect(sounding({ b: { mute: true } })).toEqual(['a', 'c']);
    expect(sounding({ b: { solo: true } })).toEqual(['b']);
    expect(sounding({ b: { solo: true, mute: true }, c: { solo: true } })).toEqual(['c']);
  });

  it('gives the stem of a track only if it is in the mix', () => {
    expect(sounding({}, 'b')).toEqual(['b']);
    expect(sounding({ c: { solo: true } }, 'b')).toEqual([]);
  });

  it('keeps both sides full in the middle and takes from one side only', () => {
    const trackOf = (id: string, changes: object) => planMix(tracks({ [id]: changes })).tracks.find((track) => track.id === id);
    const a = trackOf('a', { pan: 0, gainDb: -20 });
    expect([a?.leftGain, a?.rightGain].map((gain) => gain?.toFixed(4))).toEqual(['0.1000', '0.1000']);
    const b = trackOf('b', { pan: 0.5 });
    expect([b?.leftGain, b?.rightGain]).toEqual([0.5, 1]);
  });
});
