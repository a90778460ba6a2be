import type { Elasticity } from '../../shared/contract/dubbing-views.ts';
import type { FitLimits } from '../../shared/fit/fit-limits.ts';
import type { FitRegion } from '../../shared/fit/plan-chain.ts';
import { lengthAtRate, rateForSlot } from '../../shared/fit/rate-for-slot.ts';
import { FRAME_MS } from './frame-time.ts';
import { scaleElastically, totalOf, type ElasticPart } from './scale-elastically.ts';
import type { LengthRole, TokenLengths } from './token-lengths.ts';

/** A pause shorter than this no longer separates; longer ones shrink down to it. */
const SHORTEST_PAUSE_FRAMES = 60 / FRAME_MS;
/** Vowels alone give way until the speech is this much faster; beyond, consonants follow. */
const VOWELS_ALONE_RATE = 1.08;

export interface SlotOutcome {
  /** Length aimed at; more than the slot and what it may borrow where the line is over. */
  readonly targetFrames: number;
  /** The lengths now add up to `targetFrames`. */
  readonly reached: boolean;
  readonly rate: number;
  readonly pausesSavedFrames: number;
  readonly region: FitRegion;
}

type Lengths = Pick<TokenLengths, 'frames' | 'roles' | 'elasticity'>;

/** Scales a line's lengths in place towards a slot; `fitSlot` documents what gives way and in which order. */
export function scaleToSlot(line: Lengths, slotFrames: number, borrowFrames: number, limits: FitLimits, leastRate = 0): SlotOutcome {
  const { frames } = line;
  const elasticity = elasticityOfLengths(line);
  const slotMs = slotFrames * FRAME_MS;
  const planned = Math.max(rateForSlot(elasticity, slotMs, borrowFrames * FRAME_MS, limits), Math.min(leastRate, limits.fastest));
  const targetFrames = lengthAtRate(elasticity, planned, slotMs) / FRAME_MS;

  const vowels = partsOf(line, ['vowel']);
  const phones = [...vowels, ...partsOf(line, ['consonant'])];
  const pauses = partsOf(line, ['pause']);
  const fixed = elasticity.fixedMs / FRAME_MS;
  const speech = totalOf(frames, phones);
  const paused = totalOf(frames, pauses);
  if (planned < 1) {
    for (const { index } of pauses) frames[index] = (frames[index] ?? 0) / planned;
    scaleElastically(frames, phones, speech / planned);
  } else {
    shrinkPauses(frames, pauses, paused, elasticity.shortestPausesMs / FRAME_MS, targetFrames - fixed - speech / planned);
    shrinkPhones(frames, vowels, phones, speech, speech / planned);
  }

  const total = fixed + totalOf(frames, phones) + totalOf(frames, pauses);
  const rate = phones.length === 0 ? 1 : speech / totalOf(frames, phones);
  const isOver = total > slotFrames + borrowFrames + 1e-6;
  return {
    targetFrames,
    reached: Math.abs(total - targetFrames) < 1e-6 && !isOver,
    rate,
    pausesSavedFrames: Math.max(0, paused - totalOf(frames, pauses)),
    region: isOver ? 'over' : rate > limits.natural + 1e-6 ? 'pressed' : total < slotFrames - 1e-6 ? 'short' : 'natural',
  };
}

/** What the length of some tokens is made of. */
export function elasticityOfLengths(line: Lengths): Elasticity {
  const { frames } = line;
  const pauses = partsOf(line, ['pause']);
  return {
    fixedMs: totalOf(frames, partsOf(line, ['drawn', 'exact', 'seam'])) * FRAME_MS,
    pausesMs: totalOf(frames, pauses) * FRAME_MS,
    shortestPausesMs: pauses.reduce((sum, { index }) => sum + Math.min(frames[index] ?? 0, SHORTEST_PAUSE_FRAMES), 0) * FRAME_MS,
    phonesMs: totalOf(frames, partsOf(line, ['vowel', 'consonant'])) * FRAME_MS,
  };
}

/** All pauses give up the same share of what they have above the shortest. */
function shrinkPauses(frames: Float64Array, pauses: readonly ElasticPart[], total: number, shortest: number, target: number): void {
  if (total <= shortest || target >= total) return;
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
  if (target >= speech) return;
  const byVowels = Math.max(target, speech / VOWELS_ALONE_RATE);
  scaleElastically(frames, vowels, totalOf(frames, vowels) - (speech - byVowels));
  scaleElastically(frames, phones, target);
}

function partsOf(line: Pick<TokenLengths, 'roles' | 'elasticity'>, roles: readonly LengthRole[]): ElasticPart[] {
  return line.roles.flatMap((role, index) => (roles.includes(role) ? [{ index, elasticity: line.elasticity[index] ?? 0 }] : []));
}
