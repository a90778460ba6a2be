import { phonesOf, withoutMainStress } from './phone-classes.ts';

const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    a: 'EY1', b: 'B IY1', c: 'S IY1', d: 'D IY1', e: 'IY1', f: 'EH1 F', g: 'JH IY1', h: 'EY1 CH', i: 'AY1', j: 'JH EY1',
    k: 'K EY1', l: 'EH1 L', m: 'EH1 M', n: 'EH1 N', o: 'OW1', p: 'P IY1', q: 'K Y UW1', r: 'AA1 R', s: 'EH1 S', t: 'T IY1',
    u: 'Y UW1', v: 'V IY1', w: 'D AH1 B AH0 L Y UW0', x: 'EH1 K S', y: 'W AY1', z: 'Z IY1',
  }).map(([letter, name]) => [letter, phonesOf(name)]),
);

/** The name of a letter a to z; undefined for anything else. */
export function letterName(letter: string): readonly string[] | undefined {
  return NAMES.get(letter);
}

/** A word said letter by letter, the last one stressed: "bbc" as B IY2 B IY2 S IY1. Empty if it holds no letter. */
export function spellOut(word: string): readonly string[] {
  const names = Array.from(word, (letter) => NAMES.get(letter)).filter((name) => name !== undefined);
  return names.flatMap((name, index) => (index === names.length - 1 ? name : withoutMainStress(name)));
}

/** No vowel letter to build a syllable on: "bbc", "xkcd". */
export function isUnpronounceable(word: string): boolean {
  return !/[aeiouy]/.test(word);
}

const BEFORE_LETTER: ReadonlySet<string> = new Set('grade plan vitamin hepatitis section appendix an team group type letter'.split(' '));

/** Whether an "a" is the letter and not the article: "A B C", "vitamin A". Neighbours are '' beyond a pause. */
export function isLetterA(before: string, after: string): boolean {
  return /^[b-hj-z](?:'s)?$/.test(after) || (after === '' && BEFORE_LETTER.has(before));
}
