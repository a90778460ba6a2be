import type { Duck } from '../domain/project-rows.ts';
import { samplesOfMs } from '../domain/time.ts';
import type { GainCurve, GainPoint } from './gain-curve.ts';

/** A stretch of the programme, its end excluded. */
export interface Span {
  readonly startSample: number;
  readonly endSample: number;
}

/**
 * How a bed makes room for speech: down from `lookAheadMs` before it, within `attackMs`, held while anybody speaks, and up
 * again from its end within `releaseMs`, in straight lines of dB. It never turns back half way up: where the next way down
 * would begin before it is up again, it stays down. Speech that ends before the way down is done is answered by as much as
 * was reached, and left as steeply as always.
 * @param speech by start; stretches may overlap. A curve may begin before the programme does, when speech opens it.
 */
export function duckCurve(speech: readonly Span[], { depthDb, attackMs, releaseMs, lookAheadMs }: Duck): GainCurve {
  if (depthDb === 0) return [];
  const attack = samplesOfMs(attackMs);
  const release = samplesOfMs(releaseMs);
  const lookAhead = samplesOfMs(lookAheadMs);
  return joined(speech, release + lookAhead).flatMap(({ startSample, endSample }): GainPoint[] => {
    const downFrom = startSample - lookAhead;
    const reached = Math.min(1, (endSample - downFrom) / attack);
    const lowest = { atSample: Math.min(endSample, downFrom + attack), gainDb: -depthDb * reached };
    return [
      { atSample: downFrom, gainDb: 0 },
      lowest,
      ...(lowest.atSample < endSample ? [{ atSample: endSample, gainDb: -depthDb }] : []),
      { atSample: endSample + Math.max(1, Math.round(release * reached)), gainDb: 0 },
    ];
  });
}

/** Stretches with less quiet between them than `gap` samples become one. */
function joined(spans: readonly Span[], gap: number): Span[] {
  const held: Span[] = [];
  for (const span of spans) {
    const last = held.at(-1);
    if (last && span.startSample - last.endSample < gap) held[held.length - 1] = { ...last, endSample: Math.max(last.endSample, span.endSample) };
    else held.push(span);
  }
  return held;
}
