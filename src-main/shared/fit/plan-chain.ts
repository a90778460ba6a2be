import type { Elasticity } from '../contract/dubbing-views.ts';
import type { Line } from '../domain/project-rows.ts';
import { msOfSamples, samplesOfMs } from '../domain/time.ts';
import { borrowGap } from './borrow-gap.ts';
import { FIT_LIMITS, FIT_REACH, LARGEST_JUMP, SHORTEST_STRETCH } from './fit-limits.ts';
import { lengthAtRate, rateForSlot } from './rate-for-slot.ts';
import type { Timed, TimedLine } from './slot-order.ts';

/** A line that is to come into its slot. */
export interface FitLine extends TimedLine {
  /** null where it is not known: the line keeps its time from others and is not planned itself. */
  readonly elasticity: Elasticity | null;
  readonly fit: Line['fit'];
  /** Rate of a take that stays as it is; neighbours may be raised towards it, it is never changed. */
  readonly lockedRate?: number;
}

/** How a line is to meet its slot. */
export interface FitPlan {
  readonly lineId: string;
  /** Speed of its phones, from `FIT_LIMITS.slowest` to `FIT_LIMITS.fastest`, or what a locked take has. */
  readonly rate: number;
  /** The least rate that its neighbours ask of it; it goes faster than its slot needs where this is more. */
  readonly leastRate: number;
  readonly startSample: number;
  /** End of what it is given: its slot, and what it borrows of the gap behind. */
  readonly endSample: number;
  readonly borrowedSamples: number;
  /** Most that it might borrow. */
  readonly roomSamples: number;
  /** As it will sound; less than what it is given where it may not be slowed any further. */
  readonly lengthSamples: number;
  /** By how much it is longer than what it is given; 0 when it fits. */
  readonly overSamples: number;
  /** By how much it sounds into the next slot, whoever speaks there; 0 unless it is over or the slots overlap themselves. */
  readonly overlapSamples: number;
  /** Length after stretching the waveform by length before; 1 when that is not asked for or not needed. */
  readonly stretch: number;
  readonly region: FitRegion;
  /** Difference in speed to the line before or after it of the same speaker, where it is more than `LARGEST_JUMP`; else 0. */
  readonly neighbourJump: number;
}

/**
 * `natural`: fits without being heard. `pressed`: fits, but the speech is noticeably fast. `over`: longer than its slot
 * even at the fastest rate allowed. `short`: ends before its slot does, because going slower would drag or would be too
 * different from its neighbours.
 */
export type FitRegion = 'natural' | 'pressed' | 'over' | 'short';

/** Rates closer than this to a limit are at it. */
const CLOSE = 1e-6;

/**
 * Plans the lines of one speaker from `from` up to `to` (left out) of their chain. A line that must hurry raises its slower
 * neighbours, so that the rate changes by no more than `LARGEST_JUMP` from one line to the next: the rate of line i is the
 * largest of `need(j) - LARGEST_JUMP * |i - j|`. Nobody is slowed down for a neighbour.
 */
export function planChain(chain: readonly Timed<FitLine>[], from = 0, to = chain.length): FitPlan[] {
  const needs = new Map<number, number>();
  const speeds = new Map<number, Speed>();
  const speedAt = (place: number): Speed | undefined => {
    const timed = chain[place];
    if (!timed) return undefined;
    const known = speeds.get(place);
    if (known) return known;
    const made = speedOf(timed, leastRateAt(chain, place, needs), needAt(chain, place, needs));
    speeds.set(place, made);
    return made;
  };
  const plans: FitPlan[] = [];
  for (let place = Math.max(0, from); place < Math.min(to, chain.length); place += 1) {
    const lineId = chain[place]?.line.lineId;
    const speed = speedAt(place);
    if (lineId === undefined || !speed || speed.heardRate === null) continue;
    const jump = Math.max(jumpBetween(speed, speedAt(place - 1)), jumpBetween(speed, speedAt(place + 1)));
    plans.push({ lineId, ...speed.plan, neighbourJump: jump > LARGEST_JUMP + CLOSE ? jump : 0 });
  }
  return plans;
}

function jumpBetween(one: Speed, other: Speed | undefined): number {
  return one.heardRate === null || other?.heardRate == null ? 0 : Math.abs(one.heardRate - other.heardRate);
}

interface Speed {
  readonly plan: Omit<FitPlan, 'lineId' | 'neighbourJump'>;
  /** The rate as it is heard, stretching included; null for a line of which nothing is known. */
  readonly heardRate: number | null;
}

function speedOf(timed: Timed<FitLine>, leastRate: number, need: number): Speed {
  const { line } = timed;
  const { startSample, endSample } = line.slot;
  const roomSamples = roomBehind(timed);
  const rate = line.lockedRate ?? Math.max(leastRate, need);
  const slotSamples = endSample - startSample;
  const spokenSamples = line.elasticity ? samplesOfMs(lengthAtRate(line.elasticity, rate, msOfSamples(slotSamples))) : slotSamples;
  const limitSamples = slotSamples + roomSamples;
  // What is over by less than a sample was rounded, not too long.
  const isOver = spokenSamples > limitSamples + 1;
  const stretch = isOver && line.fit === 'stretch' && line.lockedRate === undefined ? Math.max(SHORTEST_STRETCH, limitSamples / spokenSamples) : 1;
  const lengthSamples = isOver ? Math.round(spokenSamples * stretch) : Math.min(spokenSamples, limitSamples);
  const borrowedSamples = Math.min(roomSamples, Math.max(0, lengthSamples - slotSamples));
  return {
    plan: {
      rate,
      leastRate,
      startSample,
      endSample: endSample + borrowedSamples,
      borrowedSamples,
      roomSamples,
      lengthSamples,
      overSamples: Math.max(0, lengthSamples - limitSamples),
      overlapSamples: Math.max(0, startSample + lengthSamples - (timed.followingStartSample ?? Infinity)),
      stretch,
      region: isOver ? 'over' : rate > FIT_LIMITS.natural + CLOSE ? 'pressed' : lengthSamples < slotSamples - 1 ? 'short' : 'natural',
    },
    heardRate: line.elasticity || line.lockedRate !== undefined ? rate / stretch : null,
  };
}

/**
 * The rate that the lines around the one at `place` ask of it; 0 where nobody asks anything.
 * @param needs what is known already, by place; filled
 */
export function leastRateAt(chain: readonly Timed<FitLine>[], place: number, needs = new Map<number, number>()): number {
  let least = 0;
  for (let other = Math.max(0, place - FIT_REACH); other <= place + FIT_REACH; other += 1) {
    if (other !== place) least = Math.max(least, needAt(chain, other, needs) - LARGEST_JUMP * Math.abs(other - place));
  }
  return least > FIT_LIMITS.slowest ? least : 0;
}

function needAt(chain: readonly Timed<FitLine>[], place: number, needs: Map<number, number>): number {
  const known = needs.get(place);
  if (known !== undefined) return known;
  const timed = chain[place];
  const need = timed ? needOf(timed) : 0;
  needs.set(place, need);
  return need;
}

/** The rate a line needs on its own account. */
function needOf(timed: Timed<FitLine>): number {
  const { elasticity, lockedRate, slot } = timed.line;
  if (lockedRate !== undefined) return Math.min(lockedRate, FIT_LIMITS.fastest);
  return elasticity ? rateForSlot(elasticity, msOfSamples(slot.endSample - slot.startSample), msOfSamples(roomBehind(timed))) : 0;
}

/** Samples behind a line's slot that it may borrow. */
export function roomBehind({ line, nextStartSample }: Pick<Timed, 'line' | 'nextStartSample'>): number {
  // Rounded down: what is kept free is never a sample short.
  return Math.floor(48 * borrowGap(msOfSamples(line.slot.endSample), nextStartSample === undefined ? undefined : msOfSamples(nextStartSample)) + 1e-6);
}
