/** A text as it is compared: its pairs of neighbouring letters, sorted. */
export type LetterPairs = Uint32Array;

export function letterPairs(text: string): LetterPairs {
  const letters = comparable(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const pairs = new Uint32Array(Math.max(letters.length - 1, letters.length === 1 ? 1 : 0));
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = (letters.charCodeAt(at) << 16) | (letters.charCodeAt(at + 1) || 0);
  return pairs.sort();
}

/** How alike two texts are, 0 to 1: the share of pairs of letters that they have in common (Dice). */
export function likeness(a: LetterPairs, b: LetterPairs): number {
  const shorter = Math.min(a.length, b.length);
  // Even if all of the shorter were in the longer, it would be too little.
  return 2 * shorter < 0.2 * (a.length + b.length) ? 0 : dice(a, b, inCommon(a, b));
}

/** The same, but a text that was cut down to a part of it, or that grew, stays like itself. */
export function likenessOfPart(a: LetterPairs, b: LetterPairs): number {
  const common = inCommon(a, b);
  const shorter = Math.min(a.length, b.length);
  const whole = dice(a, b, common);
  const part = shorter < SHORTEST_PART ? 0 : common / shorter;
  return part < LEAST_PART ? whole : Math.max(whole, (whole + part) / 2);
}

/** Pairs of letters in a part that says something, and how many of them have to be there. */
const SHORTEST_PART = 6;
const LEAST_PART = 0.85;

function dice(a: LetterPairs, b: LetterPairs, common: number): number {
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}

function inCommon(a: LetterPairs, b: LetterPairs): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) {
      common += 1;
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return common;
}

/** A text without what makes no difference to how it is spoken or read: composed, with single spaces. */
export function sameText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function comparable(text: string): string {
  return sameText(text).toLowerCase();
}

/** Words by which texts that are alike find one another; two letters at a time where no spaces part them. */
export function wordsOf(text: string): string[] {
  const words = comparable(text).match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  return words.flatMap((word) => (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) && word.length > 2 ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)) : [word]));
}
