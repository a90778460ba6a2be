import { otherWordOf } from './heteronyms.ts';
import { ORDINARY_LOANS, RISKY_LOANS } from './loan-words.ts';
import { isRoman } from './roman.ts';
import type { Judgement } from './judgement.ts';
import type { PlacedPiece } from './pieces.ts';

/** Said one way by everybody, or hardly ever heard otherwise. */
const PLAIN_INITIALS = new Set('OK TV UK US USA AM PM DVD CD PC BBC FBI CIA'.split(' '));
/** Abbreviations that every narrator says alike. */
const PLAIN_ABBREVIATIONS = /^(?:Mr|Mrs|Ms|Dr|Prof|Jr|Sr|Sgt|Capt|Lt|etc|e\.g|i\.e|vs|a\.m|p\.m|approx|Inc|Ltd)\.?$/i;
/** Runs of letters that no English word has. */
const NON_ENGLISH = /[^aeiou]j[^aeiou]|kv|sz|cz|zh|^ng|^ll|^x[aeiou]|^tl|^zl|^vl|bh|mh|dh(?!a)|aoi|eoi|uyn|oeu|q(?!u)|ij(?![aeiou])|sch(?:m|w|n|l)|ghn|eux$|ieu|ño|zz[io]$|gn[oi]$|tzs|iá/;
/** Names that are spelled like other words. */
const CAPITAL_HETERONYMS: ReadonlySet<string> = new Set('Reading Nice Job Natal Lima Tours Mobile Lens'.split(' '));
const FIRST_CAPITAL = /^\p{Lu}/u;

/** How far a piece of letters can be read otherwise; undefined for what is said one way only. */
export function judgeLetters(piece: PlacedPiece): Judgement | undefined {
  const { written, words } = piece;
  const bare = written.replace(/['’]s$|s['’]$/, '').replaceAll('’', "'");
  if (/^[A-Z]{2,}s?$/.test(bare) || /^[A-Z]{1,3}&[A-Z]{1,3}$/.test(bare)) return judgeCapitals(piece, bare);
  // Letters with full stops are named, whoever reads them.
  if (/^(?:[A-Za-z]\.)+[A-Za-z]?$/.test(bare)) return undefined;
  if (isAbbreviation(piece, bare)) return PLAIN_ABBREVIATIONS.test(bare) ? undefined : { kind: 'initialism', risk: 0.35 };
  if (/[a-z][A-Z]/.test(bare) && words.length > 1) return words.every(({ spoken, source }) => source === 'dictionary' || spoken.length === 1) ? undefined : { kind: 'initialism', risk: 0.5 };
  return judgeWord(piece, bare);
}

function judgeCapitals({ words, before, after }: PlacedPiece, bare: string): Judgement | undefined {
  if (PLAIN_INITIALS.has(bare)) return undefined;
  if (isRoman(bare)) return { kind: 'number', risk: 0.6 };
  const isWord = words.length === 1 && words[0]?.source !== 'spelled';
  const isShouted = /(?:^|[^A-Z])[A-Z]{2,}[^A-Za-z]*$/.test(before) || /^[^A-Za-z]*[A-Z]{2,}/.test(after);
  if (isWord && isShouted && words[0]?.source === 'dictionary') return undefined;
  // Weight on an everyday word: "I said NO".
  if (isWord && words[0]?.source === 'dictionary' && /^(?:[A-Z]{2,3}|NEVER|ALWAYS|STOP|EVERY|THIS|THAT|ONLY|VERY|EVER|NOTHING|WANT|KNOW|REALLY)$/.test(bare) && EVERYDAY.has(bare.toLowerCase())) return undefined;
  return { kind: 'initialism', risk: isWord ? 0.6 : 0.4 };
}

const EVERYDAY = new Set('no yes not now never always stop every this that only very ever nothing want know really the and all you he she we my me do go oh ah so who why how did was are had can'.split(' '));

function isAbbreviation({ words, written }: PlacedPiece, bare: string): boolean {
  const said = words.map(({ spoken }) => spoken).join('');
  const letters = bare.toLowerCase().replace(/[^a-z]/g, '');
  return /^[A-Za-z.]{1,7}$/.test(written) && !written.includes("'") && said !== letters && said.length > letters.length && words.every(({ source }) => source !== 'spelled');
}

function judgeWord({ written, words, opensSentence, before, after }: PlacedPiece, bare: string): Judgement | undefined {
  const lower = bare.toLowerCase();
  const isName = FIRST_CAPITAL.test(written);
  if (ORDINARY_LOANS.has(lower) || (bare === 'Wi' && after.startsWith('-Fi'))) return undefined;
  if (/[^\x00-\x7f]/.test(bare)) return { kind: 'foreign', risk: 0.6 };
  const sources = new Set(words.map(({ source }) => source));
  if (words.some(({ doubtful }) => doubtful === true)) return { kind: 'homograph', risk: 0.5 };
  if (otherWordOf(lower, before) || (CAPITAL_HETERONYMS.has(bare) && !opensSentence)) return { kind: 'homograph', risk: 0.5 };
  if (RISKY_LOANS.has(lower)) return { kind: 'foreign', risk: 0.5 };
  const isStrange = NON_ENGLISH.test(lower);
  if (sources.has('model')) return { kind: isName || !isStrange ? 'name' : 'foreign', risk: 0.8 };
  if (sources.has('spelled') && bare.length > 1) return { kind: 'initialism', risk: 0.6 };
  if (isName && (sources.has('compound') || (sources.has('morphology') && !opensSentence && !/['’]/.test(written)))) return { kind: 'name', risk: 0.45 };
  if (isName && isStrange) return { kind: 'name', risk: 0.4 };
  return undefined;
}
