import { envelopeGainDb } from '../../../src-main/shared/commands/clip/cut-envelope.ts';
import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';

/**
 * Factor on a clip's samples at a sample counted from its start: gain, envelope and fades. A constant where nothing moves,
 * so that most clips cost one multiplication.
 */
export function clipGain(clip: Clip): number | ((atSample: number) => number) {
  const { gainDb, envelope, fadeInSamples, fadeOutSamples, lengthSamples } = clip;
  const constant = amplitude(gainDb);
  if (envelope.length === 0 && fadeInSamples === 0 && fadeOutSamples === 0) return constant;
  return (atSample) => {
    const fadeIn = fadeInSamples > 0 ? fadeGain(atSample / fadeInSamples) : 1;
    const fadeOut = fadeOutSamples > 0 ? fadeGain((lengthSamples - atSample) / fadeOutSamples) : 1;
    const drawn = envelope.length === 0 ? 1 : amplitude(envelopeGainDb(envelope, atSample));
    return constant * drawn * fadeIn * fadeOut;
  };
}

/** Factor of a fade, 0 to 1, as `share` of it goes from 0 to 1: half a cosine, as the mix fades. */
export function fadeGain(share: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, share)));
}

function amplitude(gainDb: number): number {
  return gainDb === 0 ? 1 : 10 ** (gainDb / 20);
}
