import { withoutMainStress } from './phone-classes.ts';
import type { KnownWord, LookUp } from './morphology.ts';

/** Three-letter words that do make compounds; the dictionary's others are mostly names and would split anything. */
const SHORT_PARTS: ReadonlySet<string> = new Set(
  (
    'air all arm art bag bar bat bay bed bee big bin bit box boy bug bus can cap car cat cow cut day dog dry ear eye far fat fig fin fit fly fog ' +
    'fox fun fur gas gun ham hat hay hot ice ink jam jar jet jog key kid lap law leg lid lip log low mad man map men mud net new nut oil old one out ' +
    'own pan pay pea pen pet pie pig pin pit pop pot rag rain ram rat raw red rib rim rod row rug run saw sea set shy sin sit six sky sob sub sun tax ' +
    'tea ten tie tin tip toe ton top toy tub two van war wax way web wet win yes zip'
  ).split(' '),
);
const SHORTEST_LONG_PART = 4;

/**
 * A word that is two known words written together: "nightglow", "sheepdogging" once its ending is off. Of several splits the
 * most even one wins. The first part keeps the main stress, as English noun compounds do.
 */
export function readAsCompound<Source extends string>(word: string, lookUp: LookUp<Source>): KnownWord<'compound'> | undefined {
  const splits = Array.from({ length: word.length }, (_, at) => at)
    .filter((at) => mayStand(word.slice(0, at)) && mayStand(word.slice(at)) && word.length > 6)
    .sort((one, other) => Math.abs(word.length - 2 * one) - Math.abs(word.length - 2 * other));
  for (const at of splits) {
    const first = lookUp(word.slice(0, at));
    const second = first && lookUp(word.slice(at));
    if (second) return { phones: [...first.phones, ...withoutMainStress(second.phones)], source: 'compound' };
  }
  return undefined;
}

function mayStand(part: string): boolean {
  return (part.length >= SHORTEST_LONG_PART && /[aeiouy]/.test(part) && !part.includes("'")) || SHORT_PARTS.has(part);
}
