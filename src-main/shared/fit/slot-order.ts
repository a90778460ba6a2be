import { PROJECT_SAMPLE_RATE } from '../domain/time.ts';
import { NEIGHBOUR_SILENCE_MS } from './fit-limits.ts';

export interface TimedLine {
  readonly lineId: string;
  readonly characterId: string;
  readonly slot: { readonly startSample: number; readonly endSample: number };
}

/** A line and what comes behind its slot. */
export interface Timed<Line extends TimedLine = TimedLine> {
  readonly line: Line;
  /** Where the first slot that begins later than this one begins, whoever speaks in it; undefined for the last. */
  readonly nextStartSample: number | undefined;
  /** Where the slot behind it in the order of time begins, which may be at the same moment. */
  readonly followingStartSample: number | undefined;
}

/** A line among all that have a slot. */
export interface Placed<Line extends TimedLine = TimedLine> extends Timed<Line> {
  /** Lines of one speaker with no long silence between two, in order of time: what hears whether one of them rushes. */
  readonly chain: readonly Placed<Line>[];
  /** Its own place in `chain`. */
  readonly place: number;
}

const LONGEST_SILENCE = (NEIGHBOUR_SILENCE_MS * PROJECT_SAMPLE_RATE) / 1000;

/** Lines in order of time and what they are to each other, by id. The order they come in makes no difference. */
export function orderSlots<Line extends TimedLine>(lines: Iterable<Line>): ReadonlyMap<string, Placed<Line>> {
  const sorted = [...lines].sort((a, b) => a.slot.startSample - b.slot.startSample || a.slot.endSample - b.slot.endSample || (a.lineId < b.lineId ? -1 : 1));
  const later = laterStarts(sorted);
  const chains = new Map<string, Placed<Line>[]>();
  const placed = new Map<string, Placed<Line>>();
  sorted.forEach((line, index) => {
    let chain = chains.get(line.characterId);
    const before = chain?.at(-1);
    if (!chain || !before || line.slot.startSample - before.line.slot.endSample > LONGEST_SILENCE) {
      chain = [];
      chains.set(line.characterId, chain);
    }
    const entry: Placed<Line> = {
      line,
      nextStartSample: later[index],
      followingStartSample: sorted[index + 1]?.slot.startSample,
      chain,
      place: chain.length,
    };
    chain.push(entry);
    placed.set(line.lineId, entry);
  });
  return placed;
}

/** For each of some lines by start, the first start that is later. */
function laterStarts(sorted: readonly TimedLine[]): (number | undefined)[] {
  const later = new Array<number | undefined>(sorted.length);
  for (let index = sorted.length - 2; index >= 0; index -= 1) {
    const next = sorted[index + 1]?.slot.startSample;
    later[index] = next === sorted[index]?.slot.startSample ? later[index + 1] : next;
  }
  return later;
}
