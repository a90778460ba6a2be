import { gainOfDb, type MixClip } from './mix-plan.ts';

/**
 * Gain of each sample of a stretch of a clip, its own gain, envelope and fades together. Fades are half a cosine, so that
 * two that cross keep the level of the same sound. The result does not depend on where a stretch begins.
 * @param from first sample, counted from the clip's start
 */
export function clipGains(clip: MixClip, from: number, gains: Float32Array): void {
  gains.fill(clip.gain);
  if (clip.envelope.length > 0) applyEnvelope(clip.envelope, from, gains);
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

function applyEnvelope(envelope: MixClip['envelope'], from: number, gains: Float32Array): void {
  let next = envelope.findIndex(({ atSample }) => atSample > from);
  if (next < 0) next = envelope.length;
  for (let index = 0; index < gains.length; index++) {
    const at = from + index;
    while (next < envelope.length && (envelope[next]?.atSample ?? 0) <= at) next += 1;
    const right = envelope[next] ?? envelope[next - 1];
    const left = envelope[next - 1] ?? right;
    if (!left || !right) return;
    const share = right.atSample > left.atSample ? (at - left.atSample) / (right.atSample - left.atSample) : 0;
    scale(gains, index, gainOfDb(left.gainDb + Math.max(0, share) * (right.gainDb - left.gainDb)));
  }
}

function scale(gains: Float32Array, index: number, factor: number): void {
  gains[index] = (gains[index] ?? 0) * factor;
}

/** 0 to 1 as `share` goes from 0 to 1. */
function rise(share: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, share)));
}
