import { isSibilant, isVoiceless, isVowel } from './phone-classes.ts';

type Phones = readonly string[];

/** "-s" of plurals, possessives and verbs: buses IH0 Z, cats S, dogs Z. */
export function withS(base: Phones): Phones {
  if (isSibilant(base.at(-1))) return [...base, 'IH0', 'Z'];
  return [...base, isVoiceless(base.at(-1)) ? 'S' : 'Z'];
}

/** "-ed": wanted IH0 D, walked T, played D. */
export function withEd(base: Phones): Phones {
  const last = base.at(-1);
  if (last === 'T' || last === 'D') return [...base, 'IH0', 'D'];
  return [...base, isVoiceless(last) ? 'T' : 'D'];
}

/** "-ly": one L is enough (cheerfully), -ble loses its vowel (ably), and -ic keeps its K (basically). */
export function withLy(base: Phones): Phones {
  if (base.at(-1) !== 'L') return [...base, 'L', 'IY0'];
  return base.at(-2) === 'AH0' && base.at(-3) === 'B' ? [...base.slice(0, -2), 'L', 'IY0'] : [...base, 'IY0'];
}

/** "'ll" and "'ve": a syllable of their own after a consonant, the bare consonant after a vowel. */
export function withContraction(base: Phones, consonant: string): Phones {
  return isVowel(base.at(-1)) ? [...base, consonant] : [...base, 'AH0', consonant];
}

/** The K of -ic becomes S before -ism, -ist and -ize: lyric, lyricist. */
export function softened(base: Phones): Phones {
  return base.at(-1) === 'K' && base.at(-2) === 'IH0' ? [...base.slice(0, -1), 'S'] : base;
}
