import type { FitLimits } from './fit-limits.ts';
import type { FitRegion } from './fit-report.ts';
import { FRAME_MS } from './frame-time.ts';
import { scaleElastically, totalOf, type ElasticPart } from './scale-elastically.ts';
import type { LengthRole, TokenLengths } from './token-lengths.ts';

/** A pause shorter than this no longer separates; longer ones shrink down to it. */
const SHORTEST_PAUSE_FRAMES = 60 / FRAME_MS;
/** Vowels alone give way until the speech is this much faster; beyond, consonants follow. */
const VOWELS_ALONE_RATE = 1.08;

export interface SlotOutcome {
  /** Length aimed at: the slot, or the slot and some of the gap after it. */
  readonly targetFrames: number;
  /** The lengths now add up to `targetFrames`. */
  readonly reached: boolean;
  readonly rate: number;
  readonly pausesSavedFrames: number;
  readonly region: FitRegion;
}

/** Scales a line's lengths in place towards a slot; `fitSlot` documents what gives way and in which order. */
export function scaleToSlot(
  line: Omit<TokenLengths, 'framesForNext'>,
  slotFrames: number,
  borrowFrames: number,
  limits: FitLimits,
): SlotOutcome {
  const { frames } = line;
  const vowels = partsOf(line, ['vowel']);
  const consonants = partsOf(line, ['consonant']);
  const phones = [...vowels, ...consonants];
  const pauses = partsOf(line, ['pause']);
  const fixed = totalOf(frames, partsOf(line, ['drawn', 'exact', 'seam']));
  const speech = totalOf(frames, phones);
  const paused = totalOf(frames, pauses);
  const rateNow = (): number => (phones.length === 0 ? 1 : speech / totalOf(frames, phones));

  if (fixed + speech + paused <= slotFrames) {
    const wanted = slotFrames - fixed;
    const factor = Math.min(wanted / Math.max(speech + paused, Number.MIN_VALUE), 1 / limits.slowest);
    for (const { index } of pauses) frames[index] = (frames[index] ?? 0) * factor;
    scaleElastically(frames, phones, speech * factor);
    const reached = Math.abs(totalOf(frames, phones) + totalOf(frames, pauses) - wanted) < 1e-6;
    return { targetFrames: slotFrames, reached, rate: rateNow(), pausesSavedFrames: 0, region: reached ? 'natural' : 'short' };
  }

  const shortestPaused = pauses.reduce((sum, { index }) => sum + Math.min(frames[index] ?? 0, SHORTEST_PAUSE_FRAMES), 0);
  const naturalShortest = fixed + shortestPaused + speech / limits.natural;
  const targetFrames = Math.min(slotFrames + borrowFrames, Math.max(slotFrames, naturalShortest));

  const pausedTarget = Math.max(shortestPaused, targetFrames - fixed - speech);
  shrinkPauses(frames, pauses, paused, shortestPaused, pausedTarget);
  const speechTarget = Math.max(speech / limits.fastest, Math.min(speech, targetFrames - fixed - pausedTarget));
  shrinkPhones(frames, vowels, phones, speech, speechTarget);

  const reached = fixed + totalOf(frames, phones) + totalOf(frames, pauses) <= targetFrames + 1e-6;
  const rate = rateNow();
  return {
    targetFrames,
    reached,
    rate,
    pausesSavedFrames: paused - totalOf(frames, pauses),
    region: !reached ? 'over' : rate > limits.natural + 1e-6 ? 'pressed' : 'natural',
  };
}

/** All pauses give up the same share of what they have above the shortest. */
function shrinkPauses(frames: Float64Array, pauses: readonly ElasticPart[], total: number, shortest: number, target: number): void {
  if (total <= shortest) return;
  const kept = (target - shortest) / (total - shortest);
  for (const { index } of pauses) {
    const floor = Math.min(frames[index] ?? 0, SHORTEST_PAUSE_FRAMES);
    frames[index] = floor + ((frames[index] ?? 0) - floor) * kept;
  }
}

function shrinkPhones(
  frames: Float64Array,
  vowels: readonly ElasticPart[],
  phones: readonly ElasticPart[],
  speech: number,
  target: number,
): void {
  const byVowels = Math.max(target, speech / VOWELS_ALONE_RATE);
  scaleElastically(frames, vowels, totalOf(frames, vowels) - (speech - byVowels));
  scaleElastically(frames, phones, target);
}

function partsOf(line: Pick<TokenLengths, 'roles' | 'elasticity'>, roles: readonly LengthRole[]): ElasticPart[] {
  return line.roles.flatMap((role, index) => (roles.includes(role) ? [{ index, elasticity: line.elasticity[index] ?? 0 }] : []));
}
