import { phonesOf } from './phone-classes.ts';
import { softened, withContraction, withEd, withLy, withS } from './word-endings.ts';

type Phones = readonly string[];

/** A word and how it came to be known. */
export interface KnownWord<Source extends string> {
  readonly phones: Phones;
  readonly source: Source;
}

export type LookUp<Source extends string> = (word: string) => KnownWord<Source> | undefined;

interface Ending {
  readonly written: string;
  /** Fewest letters the base may have: short bases before long endings are mostly chance. */
  readonly shortest: number;
  /** What the base may end in where the ending was taken off. */
  readonly restore: readonly string[];
  /** The base may have doubled its last letter: "hop" in "hopping". */
  readonly doubles?: true;
  /** Words that only look as if they had the ending. */
  readonly unless?: RegExp;
  readonly join: (base: Phones) => Phones;
}

const DEEPEST = 3;
const SHORTEST_BEHIND_PREFIX = 4;

const ENDINGS: readonly Ending[] = [
  { written: "'s", shortest: 2, restore: [''], join: withS },
  { written: "s'", shortest: 2, restore: ['s', ''], join: (base) => (base.at(-1) === 'Z' || base.at(-1) === 'S' ? base : withS(base)) },
  { written: "n't", shortest: 2, restore: [''], join: (base) => [...base, 'AH0', 'N', 'T'] },
  { written: "'ll", shortest: 2, restore: [''], join: (base) => withContraction(base, 'L') },
  { written: "'ve", shortest: 2, restore: [''], join: (base) => withContraction(base, 'V') },
  { written: "'re", shortest: 2, restore: [''], join: (base) => [...base, 'ER0'] },
  { written: "'d", shortest: 2, restore: [''], join: (base) => (/^[TD]$/.test(base.at(-1) ?? '') ? [...base, 'IH0', 'D'] : [...base, 'D']) },
  { written: "in'", shortest: 3, restore: ['', 'e'], doubles: true, join: append('IH0 N') },
  { written: 'ies', shortest: 3, restore: ['y'], join: withS },
  { written: 'es', shortest: 3, restore: ['e', ''], join: withS },
  { written: 's', shortest: 3, restore: [''], unless: /(?:ss|us|is)$/, join: withS },
  { written: 'ied', shortest: 3, restore: ['y'], join: withEd },
  { written: 'ed', shortest: 3, restore: ['e', ''], doubles: true, join: withEd },
  { written: 'ing', shortest: 3, restore: ['', 'e'], doubles: true, join: append('IH0 NG') },
  { written: 'iest', shortest: 3, restore: ['y'], join: append('AH0 S T') },
  { written: 'est', shortest: 4, restore: ['', 'e'], doubles: true, join: append('AH0 S T') },
  { written: 'ier', shortest: 3, restore: ['y'], join: append('ER0') },
  { written: 'er', shortest: 4, restore: ['e', ''], doubles: true, join: append('ER0') },
  { written: 'ily', shortest: 3, restore: ['y'], join: (base) => [...base.slice(0, -1), 'AH0', 'L', 'IY0'] },
  { written: 'ically', shortest: 4, restore: ['ic'], join: withLy },
  { written: 'bly', shortest: 3, restore: ['ble'], join: withLy },
  { written: 'ly', shortest: 3, restore: [''], join: withLy },
  { written: 'iness', shortest: 3, restore: ['y'], join: append('N AH0 S') },
  { written: 'ness', shortest: 3, restore: [''], join: append('N AH0 S') },
  { written: 'less', shortest: 3, restore: [''], join: append('L AH0 S') },
  { written: 'ful', shortest: 3, restore: [''], join: append('F AH0 L') },
  { written: 'ment', shortest: 4, restore: [''], join: append('M AH0 N T') },
  { written: 'able', shortest: 4, restore: ['', 'e'], doubles: true, join: append('AH0 B AH0 L') },
  { written: 'iable', shortest: 3, restore: ['y'], join: append('AH0 B AH0 L') },
  { written: 'ish', shortest: 4, restore: ['', 'e'], doubles: true, join: append('IH0 SH') },
  { written: 'like', shortest: 3, restore: [''], join: append('L AY2 K') },
  { written: 'ship', shortest: 4, restore: [''], join: append('SH IH2 P') },
  { written: 'hood', shortest: 4, restore: [''], join: append('HH UH2 D') },
  { written: 'ward', shortest: 3, restore: [''], join: append('W ER0 D') },
  { written: 'wise', shortest: 4, restore: [''], join: append('W AY2 Z') },
  { written: 'some', shortest: 4, restore: [''], join: append('S AH0 M') },
  { written: 'ism', shortest: 4, restore: ['', 'e'], join: (base) => [...softened(base), 'IH2', 'Z', 'AH0', 'M'] },
  { written: 'ist', shortest: 4, restore: ['', 'e'], join: (base) => [...softened(base), 'IH0', 'S', 'T'] },
  { written: 'ize', shortest: 4, restore: [''], join: (base) => [...softened(base), 'AY2', 'Z'] },
  { written: 'ise', shortest: 5, restore: [''], join: (base) => [...softened(base), 'AY2', 'Z'] },
  { written: 'y', shortest: 4, restore: ['', 'e'], doubles: true, unless: /(?:[aeiou]|it|og|c|om|ph|er|ar|or|l)y$/, join: append('IY0') },
];

/** Prefixes with their phones. */
const PREFIXES: readonly (readonly [written: string, phones: Phones])[] = Object.entries({
  un: 'AH0 N', re: 'R IY0', non: 'N AA0 N', dis: 'D IH0 S', mis: 'M IH0 S',
  anti: 'AE2 N T IY0', counter: 'K AW2 N T ER0', cyber: 'S AY2 B ER0',
  extra: 'EH2 K S T R AH0', fore: 'F AO2 R', hyper: 'HH AY2 P ER0', inter: 'IH2 N T ER0', mega: 'M EH2 G AH0',
  micro: 'M AY2 K R OW0', mid: 'M IH2 D', mini: 'M IH2 N IY0', multi: 'M AH2 L T IY0', nano: 'N AE2 N OW0', neo: 'N IY2 OW0',
  out: 'AW2 T', over: 'OW2 V ER0', post: 'P OW2 S T', pseudo: 'S UW2 D OW0', semi: 'S EH2 M IY0',
  sub: 'S AH0 B', super: 'S UW2 P ER0', tele: 'T EH2 L AH0', ultra: 'AH2 L T R AH0', under: 'AH2 N D ER0', up: 'AH0 P',
}).map(([written, phones]) => [written, phonesOf(phones)]);

/**
 * A word that no list has, taken apart into a known base, endings and prefixes, each in the right allomorph: "podcasted"
 * needs "podcast", "unfriendliest" needs "friendly". Tries the least change first; undefined when nothing fits.
 */
export function readByMorphology<Source extends string>(word: string, lookUp: LookUp<Source>, depth = DEEPEST): KnownWord<Source> | undefined {
  if (depth === 0) return undefined;
  return readByEnding(word, lookUp, depth) ?? readByPrefix(word, lookUp, depth);
}

function readByEnding<Source extends string>(word: string, lookUp: LookUp<Source>, depth: number): KnownWord<Source> | undefined {
  const fitting = ENDINGS.filter((ending) => word.endsWith(ending.written) && !ending.unless?.test(word));
  for (const known of [lookUp, deeper(lookUp, depth)]) {
    for (const ending of fitting) {
      const stem = word.slice(0, -ending.written.length);
      for (const base of basesOf(stem, ending)) {
        const found = base.length >= ending.shortest ? known(base) : undefined;
        if (found) return { ...found, phones: ending.join(found.phones) };
      }
    }
  }
  return undefined;
}

function readByPrefix<Source extends string>(word: string, lookUp: LookUp<Source>, depth: number): KnownWord<Source> | undefined {
  for (const known of [lookUp, deeper(lookUp, depth)]) {
    for (const [written, phones] of PREFIXES) {
      const base = word.slice(written.length);
      if (!word.startsWith(written) || base.length < SHORTEST_BEHIND_PREFIX) continue;
      const found = known(base);
      if (found) return { ...found, phones: [...phones, ...found.phones] };
    }
  }
  return undefined;
}

function deeper<Source extends string>(lookUp: LookUp<Source>, depth: number): LookUp<Source> {
  return (word) => lookUp(word) ?? readByMorphology(word, lookUp, depth - 1);
}

function basesOf(stem: string, ending: Ending): string[] {
  // "hoping" is from "hope": "hop" would have doubled its consonant.
  const lostE = ending.doubles && /^[^aeiou]*[aeiou][bdgkmnprtvz]$/.test(stem);
  const bases = (lostE ? ending.restore.toSorted().toReversed() : ending.restore).map((restored) => stem + restored);
  if (!ending.doubles || !/([bdfgklmnprtvz])\1$/.test(stem)) return bases;
  // "hopping" is from "hop", "falling" from "fall".
  return /(?:ll|ff|zz)$/.test(stem) ? [...bases, stem.slice(0, -1)] : [stem.slice(0, -1), ...bases];
}

function append(phones: string): (base: Phones) => Phones {
  const ending = phonesOf(phones);
  return (base) => [...base, ...ending];
}
