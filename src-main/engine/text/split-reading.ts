import type { Reading, ReadingItem } from './reading.ts';

/** About nine seconds of speech: well inside what the voices were trained on. */
const MOST_PHONES = 110;

type Items = readonly ReadingItem[];

/**
 * Cuts a reading into parts to be spoken one by one: at every sentence end (voices learn from single sentences, and the
 * first part sounds sooner); where a sentence has more than `mostPhones` phones, at clause ends; where a clause has, between
 * words, in parts of about the same length. A word is never cut, so one longer than `mostPhones` stands alone. Every item
 * is in exactly one part and keeps its span; a pause stays with the words before it. Warnings go with the part their span
 * begins in.
 */
export function splitReading(reading: Reading, mostPhones: number = MOST_PHONES): readonly Reading[] {
  const parts = cut(reading.items, isSentenceEnd).flatMap((sentence) => fit(sentence, mostPhones, [isPause, isWord]));
  if (parts.length < 2) return [reading];
  const starts = parts.map((items) => items[0]?.span.start ?? 0);
  const owners = reading.warnings.map(({ span }) => Math.max(0, starts.findLastIndex((start) => start <= span.start)));
  return parts.map((items, part) => ({
    text: reading.text,
    items,
    warnings: reading.warnings.filter((_, warning) => owners[warning] === part),
  }));
}

type CutAfter = (item: ReadingItem) => boolean;

/** Tries the strongest cuts first, and weaker ones only inside a piece that is still too long. */
function fit(items: Items, mostPhones: number, [cutAfter, ...weaker]: readonly CutAfter[]): Items[] {
  if (!cutAfter || phonesIn(items) <= mostPhones) return [items];
  const pieces = cut(items, cutAfter).flatMap((piece) => fit(piece, mostPhones, weaker));
  return pack(pieces, mostPhones);
}

/** Cuts behind each item that `cutAfter` names and the silent items that follow it; silence before all words stays in front. */
function cut(items: Items, cutAfter: CutAfter): Items[] {
  const pieces: ReadingItem[][] = [[]];
  let spoken = false;
  let ended = false;
  for (const item of items) {
    if (ended && item.kind === 'word') {
      pieces.push([]);
      ended = false;
    }
    spoken ||= item.kind === 'word';
    ended ||= spoken && cutAfter(item);
    pieces.at(-1)?.push(item);
  }
  return pieces;
}

/** Joins neighbours while they fit, aiming at parts of even length so that no part is left with a word or two. */
function pack(pieces: readonly Items[], mostPhones: number): Items[] {
  const total = pieces.reduce((sum, piece) => sum + phonesIn(piece), 0);
  const even = total / Math.ceil(total / mostPhones);
  const packed: Items[] = [];
  let length = Infinity;
  for (const piece of pieces) {
    const more = phonesIn(piece);
    const last = packed.at(-1);
    if (last && length + more <= mostPhones && length + more / 2 <= even) {
      packed[packed.length - 1] = [...last, ...piece];
      length += more;
    } else {
      packed.push(piece);
      length = more;
    }
  }
  return packed;
}

function phonesIn(items: Items): number {
  return items.reduce((sum, item) => sum + (item.kind === 'word' ? item.phones.length : 0), 0);
}

function isSentenceEnd(item: ReadingItem): boolean {
  return item.kind === 'pause' && /[.?!]/.test(item.mark);
}

function isPause(item: ReadingItem): boolean {
  return item.kind === 'pause';
}

function isWord(item: ReadingItem): boolean {
  return item.kind === 'word';
}
