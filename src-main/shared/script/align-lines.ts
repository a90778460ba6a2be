import type { Line } from '../domain/project-rows.ts';
import type { Gap, Match } from './in-order-matches.ts';
import { equalEnds, gapsBetween, heaviestMatches, uniqueAnchors } from './in-order-matches.ts';
import { letterPairs, likeness, likenessOfPart, sameText, wordsOf } from './text-likeness.ts';

/** A line as far as it tells whether it is the same as one of another version. */
export interface AlignedLine {
  readonly text: string;
  /** Who speaks; null where that is not known. */
  readonly speaker: string | null;
  readonly slot: Line['slot'];
}

/** What may be called one line that changed, in its place, and far from it. */
const LEAST_LIKE = 0.4;
const LEAST_LIKE_ELSEWHERE = 0.6;
/** A text so short says little about who moved where, unless the speaker is the same. */
const TELLING_LENGTH = 12;
/** A word in more lines than this tells nothing. */
const COMMON_WORD = 24;

/**
 * Finds the lines of one version of a script in another: those that stayed, in spite of what came in, went away or changed
 * places between them, and those whose text changed. First what is equal and keeps its order (equal in all, then by texts
 * that stand once, then as many as can be), then equal texts anywhere, then texts that are alike, in the gaps and anywhere.
 *
 * @returns each line at most once, in the order of `after`. 10,000 lines take about a second.
 */
export function alignLines(before: readonly AlignedLine[], after: readonly AlignedLine[]): Match[] {
  const whole: Gap = { before: [0, before.length], after: [0, after.length] };
  const inOrder = equalInOrder(before, after, whole);
  const elsewhere = equalElsewhere(before, after, inOrder);
  const found = [...inOrder, ...elsewhere];
  const used = usedPlaces(found);
  const pairsBefore = before.map(({ text }, place) => (used.before.has(place) ? NO_PAIRS : letterPairs(text)));
  const pairsAfter = after.map(({ text }, place) => (used.after.has(place) ? NO_PAIRS : letterPairs(text)));
  const alikeBy = (measure: typeof likeness) => (b: number, a: number): number => measure(pairsBefore[b] ?? NO_PAIRS, pairsAfter[a] ?? NO_PAIRS);
  for (const gap of gapsBetween(inOrder, whole)) found.push(...changedInGap(before, after, gap, used, alikeBy(likenessOfPart)));
  found.push(...changedElsewhere(before, after, usedPlaces(found), alikeBy(likeness)));
  return found.sort((x, y) => x.after - y.after);
}

const NO_PAIRS = new Uint32Array(0);

interface Places {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

function usedPlaces(matches: readonly Match[]): Places {
  return { before: new Set(matches.map((match) => match.before)), after: new Set(matches.map((match) => match.after)) };
}

function equalInOrder(before: readonly AlignedLine[], after: readonly AlignedLine[], whole: Gap): Match[] {
  const timed = after.some(({ slot }) => slot !== null);
  const named = after.every(({ speaker }) => speaker !== null);
  const allOf = ({ text, speaker, slot }: AlignedLine): string =>
    [sameText(text), named ? (speaker ?? '') : '', timed && slot ? `${String(slot.startSample)}-${String(slot.endSample)}` : ''].join('\u0000');
  const beforeAll = before.map(allOf);
  const afterAll = after.map(allOf);
  const beforeTexts = before.map(({ text }) => sameText(text));
  const afterTexts = after.map(({ text }) => sameText(text));
  const closer = (matches: readonly Match[], find: (gap: Gap) => readonly Match[]): Match[] => [...matches, ...gapsBetween(matches, whole).flatMap(find)].sort((x, y) => x.before - y.before);
  let matches = equalEnds(beforeAll, afterAll, whole);
  matches = closer(matches, (gap) => uniqueAnchors(beforeAll, afterAll, gap));
  matches = closer(matches, (gap) => equalEnds(beforeAll, afterAll, gap));
  matches = closer(matches, (gap) => uniqueAnchors(beforeTexts, afterTexts, gap));
  const weightOf = (b: number, a: number): number => {
    if (beforeTexts[b] !== afterTexts[a]) return 0;
    const [from, to] = [before[b], after[a]];
    return 8 + (lengthOf(from) === lengthOf(to) ? 4 : 0) + (from?.speaker === to?.speaker ? 2 : 0) + (from?.slot?.startSample === to?.slot?.startSample ? 1 : 0);
  };
  return closer(matches, (gap) => heaviestMatches(gap, weightOf));
}

/** Equal texts that changed places. Of several, the first goes with the first. */
function equalElsewhere(before: readonly AlignedLine[], after: readonly AlignedLine[], inOrder: readonly Match[]): Match[] {
  const used = usedPlaces(inOrder);
  const waiting = new Map<string, number[]>();
  before.forEach(({ text }, place) => {
    if (used.before.has(place)) return;
    const key = sameText(text);
    const places = waiting.get(key);
    if (places) places.push(place);
    else waiting.set(key, [place]);
  });
  const matches: Match[] = [];
  after.forEach((line, place) => {
    if (used.after.has(place)) return;
    const places = waiting.get(sameText(line.text)) ?? [];
    const bySame = places.findIndex((candidate) => line.speaker === null || before[candidate]?.speaker === line.speaker);
    const chosen = bySame >= 0 ? bySame : line.text.length >= TELLING_LENGTH ? 0 : -1;
    const [match] = chosen >= 0 ? places.splice(chosen, 1) : [];
    if (match !== undefined) matches.push({ before: match, after: place });
  });
  return matches;
}

/** Lines between two that stayed: by likeness, and what stands alone or sounds at the same time by that as well. */
function changedInGap(before: readonly AlignedLine[], after: readonly AlignedLine[], gap: Gap, used: Places, alike: (b: number, a: number) => number): Match[] {
  const free = ([start, end]: Gap['before'], taken: ReadonlySet<number>): number[] => Array.from({ length: end - start }, (_, index) => start + index).filter((place) => !taken.has(place));
  const left = free(gap.before, used.before);
  const right = free(gap.after, used.after);
  const alone = left.length === 1 && right.length === 1;
  const weightOf = (row: number, column: number): number => {
    const [b = 0, a = 0] = [left[row], right[column]];
    const [from, to] = [before[b], after[a]];
    if (!from || !to) return 0;
    const sameSpeaker = to.speaker === null || from.speaker === to.speaker;
    const together = timeInCommon(from.slot, to.slot);
    const like = alike(b, a);
    const goes = like >= LEAST_LIKE || together >= 0.5 || (like >= LEAST_LIKE / 2 && sameSpeaker && left.length === right.length) || (alone && sameSpeaker);
    return goes ? 0.05 + like + 0.3 * together + (sameSpeaker ? 0.1 : 0) : 0;
  };
  return heaviestMatches({ before: [0, left.length], after: [0, right.length] }, weightOf).map((match) => ({ before: left[match.before] ?? 0, after: right[match.after] ?? 0 }));
}

/** Lines that changed both text and place: the most alike first, among those that share a rare word. */
function changedElsewhere(before: readonly AlignedLine[], after: readonly AlignedLine[], used: Places, alike: (b: number, a: number) => number): Match[] {
  const holders = new Map<string, number[]>();
  before.forEach(({ text }, place) => {
    if (used.before.has(place)) return;
    for (const word of new Set(wordsOf(text))) {
      const places = holders.get(word);
      if (places) places.push(place);
      else holders.set(word, [place]);
    }
  });
  const candidates = after.flatMap(({ text }, place) => {
    if (used.after.has(place)) return [];
    const near = new Set(wordsOf(text).flatMap((word) => ((holders.get(word)?.length ?? 0) <= COMMON_WORD ? (holders.get(word) ?? []) : [])));
    return [...near].map((other) => ({ before: other, after: place, like: alike(other, place) })).filter(({ like }) => like >= LEAST_LIKE_ELSEWHERE);
  });
  const taken = { before: new Set<number>(), after: new Set<number>() };
  return candidates
    .sort((x, y) => y.like - x.like || x.after - y.after || x.before - y.before)
    .flatMap((candidate) => {
      if (taken.before.has(candidate.before) || taken.after.has(candidate.after)) return [];
      taken.before.add(candidate.before);
      taken.after.add(candidate.after);
      return [{ before: candidate.before, after: candidate.after }];
    });
}

function lengthOf(line: AlignedLine | undefined): number {
  return line?.slot ? line.slot.endSample - line.slot.startSample : 0;
}

/** Share of the longer slot that both have in common. */
function timeInCommon(a: Line['slot'], b: Line['slot']): number {
  if (!a || !b) return 0;
  const common = Math.min(a.endSample, b.endSample) - Math.max(a.startSample, b.startSample);
  return Math.max(0, common) / Math.max(a.endSample - a.startSample, b.endSample - b.startSample, 1);
}
