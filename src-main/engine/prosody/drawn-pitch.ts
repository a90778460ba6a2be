import type { Delivery } from '../../shared/domain/delivery.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { isPhone } from './token-lengths.ts';

/** Mean of a drawn curve in Hz, taken in log F0 as pitch is heard. */
export function meanOfCurve(curve: readonly number[]): number {
  return Math.exp(curve.reduce((sum, hz) => sum + Math.log(hz), 0) / curve.length);
}

/**
 * F0 in Hz of each frame [T] that an author drew as a curve, 0 where the model is free; undefined where nothing is drawn.
 * A frame gets what the curve says at its middle; between its points a curve is straight in log F0.
 *
 * @param durationFrames whole frames of each token, T in all
 */
export function drawnPitch(sequence: TokenSequence, delivery: Delivery, durationFrames: Int32Array, firstToken = 0): Float32Array | undefined {
  const curves = sequence.tokens.map((token, index) => (isPhone(token) ? delivery.phones?.get(firstToken + index)?.f0Curve : undefined));
  if (curves.every((curve) => curve === undefined)) return undefined;
  const drawn = new Float32Array(durationFrames.reduce((sum, length) => sum + length, 0));
  let start = 0;
  durationFrames.forEach((length, token) => {
    const curve = curves[token];
    for (let into = 0; curve && into < length; into += 1) drawn[start + into] = curveAt(curve, (into + 0.5) / length);
    start += length;
  });
  return drawn;
}

/** @param place 0 at the start of the phone, 1 at its end */
function curveAt(curve: readonly number[], place: number): number {
  const at = place * (curve.length - 1);
  const left = curve[Math.floor(at)] ?? 0;
  const right = curve[Math.ceil(at)] ?? left;
  return left * (right / left) ** (at - Math.floor(at));
}
