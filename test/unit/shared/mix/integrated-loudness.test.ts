import { describe, expect, it } from 'vitest';

import { integratedLoudness, LoudnessMeter } from '../../../../src-main/shared/mix/integrated-loudness.ts';

/** A sine at `dbfs` peak, as long in seconds, in every channel. */
function sine(seconds: number, dbfs: number, channels: 1 | 2, hz = 997): Float32Array {
  const gain = 10 ** (dbfs / 20);
  return Float32Array.from({ length: seconds * 48_000 * channels }, (_, index) => gain * Math.sin((2 * Math.PI * hz * Math.floor(index / channels)) / 48_000));
}

function joined(...parts: Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** The tolerance of EBU Tech 3341: 0.1 LU. */
function expectLufs(measured: number | null, lufs: number): void {
  expect(Math.abs((measured ?? NaN) - lufs)).toBeLessThanOrEqual(0.1);
}

describe('integrated loudness (cases of EBU Tech 3341)', () => {
  it('reads -3.01 LUFS for a full-scale sine in one channel', () => {
    expectLufs(integratedLoudness(sine(3, 0, 1), 1), -3.01);
  });

  it('reads -23 and -33 LUFS for stereo sines at those levels', () => {
    expectLufs(integratedLoudness(sine(5, -23, 2, 1000), 2), -23);
    expectLufs(integratedLoudness(sine(5, -33, 2, 1000), 2), -33);
  });

  it('leaves out what lies 10 LU under the rest', () => {
    const sound = joined(sine(2, -36, 2, 1000), sine(12, -23, 2, 1000), sine(2, -36, 2, 1000));
    expectLufs(integratedLoudness(sound, 2), -23);
  });

  it('leaves out silence, and has none for silence alone or 0.3 s', () => {
    expectLufs(integratedLoudness(joined(new Float32Array(480_000), sine(10, -20, 1)), 1), -23.01);
    expect(integratedLoudness(new Float32Array(96_000), 1)).toBeNull();
    expect(integratedLoudness(sine(0.3, -10, 1), 1)).toBeNull();
  });

  it('reads the same however the sound comes in pieces', () => {
    const sound = sine(2, -18, 2, 440);
    const meter = new LoudnessMeter(2);
    for (let start = 0; start < sound.length; start += 1234) meter.add(sound.subarray(start, start + 1234));
    expect(meter.integrated()).toBe(integratedLoudness(sound, 2));
  });
});
