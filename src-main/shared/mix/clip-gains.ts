import { applyGainCurve } from './gain-curve.ts';
import type { MixClip } from './mix-plan.ts';

/**
 * Gain of each sample of a stretch of a clip, its own gain, envelope and fades together. Fades are half a cosine, so that
 * two that cross keep the level of the same sound. The result does not depend on where a stretch begins.
 * @param from first sample, counted from the clip's start
 */
export function clipGains(clip: MixClip, from: number, gains: Float32Array): void {
  gains.fill(clip.gain);
  applyGainCurve(clip.envelope, from, gains);
  if (clip.fadeInSamples > 0) {
    const end = Math.min(gains.length, clip.fadeInSamples - from);
    for (let index = 0; index < end; index++) scale(gains, index, rise((from + index + 0.5) / clip.fadeInSamples));
  }
  if (clip.fadeOutSamples > 0) {
    const start = clip.lengthSamples - clip.fadeOutSamples;
    for (let index = Math.max(0, start - from); index < gains.length; index++) {
      scale(gains, index, rise((clip.lengthSamples - from - index - 0.5) / clip.fadeOutSamples));
    }
  }
}

function scale(gains: Float32Array, index: number, factor: number): void {
  gains[index] = (gains[index] ?? 0) * factor;
}

/** 0 to 1 as `share` goes from 0 to 1. */
function rise(share: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, share)));
}
