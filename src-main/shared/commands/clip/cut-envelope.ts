import type { Clip } from '../../domain/project-rows.ts';

type Envelope = Clip['envelope'];

/** Gain of an envelope at a sample, in dB: linear between points, level beyond the ends, 0 without points. */
export function envelopeGainDb(envelope: Envelope, atSample: number): number {
  const after = envelope.findIndex((point) => point.atSample >= atSample);
  const right = envelope[after] ?? envelope.at(-1);
  const left = after > 0 ? envelope[after - 1] : right;
  if (!left || !right) return 0;
  if (after < 0 || right.atSample === left.atSample) return right.gainDb;
  return left.gainDb + ((atSample - left.atSample) / (right.atSample - left.atSample)) * (right.gainDb - left.gainDb);
}

/** The envelope of the stretch from `from` to `to`, which sounds as it did, counted from `from`. */
export function cutEnvelope(envelope: Envelope, from: number, to: number): Envelope {
  if (envelope.length === 0) return [];
  const inner = envelope.filter(({ atSample }) => atSample > from && atSample < to);
  const edge = (atSample: number): Envelope[number] => ({ atSample, gainDb: envelopeGainDb(envelope, atSample) });
  return [edge(from), ...inner, edge(to)].map(({ atSample, gainDb }) => ({ atSample: atSample - from, gainDb }));
}
