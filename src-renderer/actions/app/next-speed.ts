import type { TransportState } from '../../playback/transport.ts';

/**
 * Speed after another press of J (-1) or L (1): normal from a stop or out of the other direction, then double, then four
 * times.
 */
export function nextSpeed({ playing, speed }: Pick<TransportState, 'playing' | 'speed'>, direction: -1 | 1): number {
  if (!playing || Math.sign(speed) !== direction) return direction;
  return direction * Math.min(4, Math.abs(speed) * 2);
}
