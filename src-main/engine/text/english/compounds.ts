import { withoutMainStress } from './phone-classes.ts';
import type { KnownWord, LookUp } from './morphology.ts';

/** Three-letter words that do make compounds; the dictionary's others are mostly names and would split anything. */
const SHORT_PARTS: ReadonlySet<string> = new Set(
  (
    'air all arm art bag bar bat bay bed bee big bin bit box boy bug bus can cap car cat cow cut day dog dry ear eye far fat fig fin fit fly fog ' +
    'fox fun fur gas gun hat hay hot ice ink jam jar jet jog key kid lap law leg lid lip log low mad man map men mud net new nut oil old one out ' +
    'own pan pay pea pen pet pie pig pin pit pop pot rag rain ram rat raw red rib rim rod row rug run saw sea set shy sin sit six sky sob sub sun tax ' +
    'tea ten tie tin tip toe ton top toy tub two van war wax way web wet win yes zip'
  ).split(' '),
);
const SHORTEST_LONG_PART = 4;
const SHORTEST_COMPOUND = 7;
const LONGEST_COMPOUND = 40;
/** Forms that the two parts must have between them, each at least one. */
const FORMS_TOGETHER = 4;

/**
 * A word that is two known words written together: "nightglow", "doomscrolling". The dictionary holds tens of thousands of
 * names, which would split anything; so both parts must be working words, seen by their having plurals, tenses and the
 * like. A first part in the plural is nearly always a split one letter too late ("airs-pace"). Of several splits the most even
 * one wins. The first part keeps the main stress, as English noun compounds do.
 */
export function readAsCompound<Source extends string>(word: string, lookUp: LookUp<Source>): KnownWord<'compound'> | undefined {
  if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) return undefined;
  const splits = Array.from({ length: word.length }, (_, at) => at)
    .filter((at) => mayStand(word.slice(0, at)) && !/[^s]s$/.test(word.slice(0, at)) && mayStand(word.slice(at)))
    .sort((one, other) => Math.abs(word.length - 2 * one) - Math.abs(word.length - 2 * other));
  for (const at of splits) {
    const first = lookUp(word.slice(0, at));
    const second = first && lookUp(word.slice(at));
    if (!second) continue;
    const forms = [formsOf(word.slice(0, at), lookUp), formsOf(word.slice(at), lookUp)];
    if (Math.min(...forms) === 0 || sum(forms) < FORMS_TOGETHER) continue;
    return { phones: [...first.phones, ...withoutMainStress(second.phones)], source: 'compound' };
  }
  return undefined;
}

function mayStand(part: string): boolean {
  return (part.length >= SHORTEST_LONG_PART && /[aeiouy]/.test(part) && !part.includes("'")) || SHORT_PARTS.has(part);
}

/** How many inflected relatives of a word are known; the short parts are known to work. */
function formsOf<Source extends string>(part: string, lookUp: LookUp<Source>): number {
  if (SHORT_PARTS.has(part)) return FORMS_TOGETHER - 1;
  const stem = part.replace(/e$/, '');
  const base = part.replace(/(?:ing|ed|er|s)$/, '');
  const relatives = [`${part}s`, `${part}es`, `${stem}ed`, `${stem}ing`, `${stem}er`, `${part}ly`, `${stem}y`, ...(base === part ? [] : [base, `${base}e`])];
  return relatives.filter((relative) => lookUp(relative)).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
