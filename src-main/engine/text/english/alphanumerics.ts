import { cardinal, nameNumber } from './number-words.ts';
import { isPronounceable } from './initialisms.ts';
import { matchAt, say, spell, spellWithEnding } from './recognition.ts';
import type { Recogniser, SpokenPart } from './recognition.ts';
import { wordBefore } from './surroundings.ts';

const MIXED = /(?=[A-Za-z]{0,24}\d{1,24}[A-Za-z]|[A-Za-z]{1,24}\d)[A-Za-z0-9]+('s)?/y;
const LETTER_AND_NUMBER = /([A-Z])-(\d{1,4})(?![A-Za-z0-9])/y;
const NUMBER_NAME = /(\d{3,4})(?![\d,.:/%°-]?\d|[A-Za-z%°])/y;
/** Nouns whose numbers are names: "flight 370" is three seventy. */
const NAMED_BY_NUMBER =
  /^(?:Boeing|Airbus|Flight|flight|Room|room|Route|route|Highway|highway|Interstate|Bus|bus|Suite|suite|Apartment|apartment|Unit|Gate|Porsche|Peugeot|Channel|channel|Area|Studio|Platform|extension|Extension|Error|error|Line|Building|Rule)$/;

/** Names made of letters and figures: "B2B", "MP3", "A320", "H2O", "1080p", "COVID19", "F-16", "Room 101". */
export const readAlphanumeric: Recogniser = (text, at) => {
  const dashed = matchAt(LETTER_AND_NUMBER, text, at);
  if (dashed) return { end: at + dashed[0].length, parts: [...spell(dashed[1] ?? ''), ...figures(dashed[2] ?? '')] };
  const match = matchAt(MIXED, text, at);
  if (match) return { end: at + match[0].length, parts: withPossessive(sayRuns(match[0].replace(/'s$/, '')), match[1]) };
  const named = matchAt(NUMBER_NAME, text, at);
  return named && NAMED_BY_NUMBER.test(wordBefore(text, at)) ? { end: at + named[0].length, parts: figures(named[1] ?? '') } : undefined;
};

function sayRuns(written: string): SpokenPart[] {
  return (written.match(/\d+|[A-Z]s$|[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).flatMap((run) => {
    if (/\d/.test(run)) return figures(run);
    const word = run.toLowerCase();
    if (/^[A-Z]s$/.test(run)) return spellWithEnding(run.slice(0, 1));
    const isWord = run.length >= 4 ? isPronounceable(word) : run !== run.toUpperCase() && run.length >= 2 && isPronounceable(word);
    return isWord ? [word] : spell(word);
  });
}

/** One or two figures count, three or four are a name, more are digits. */
function figures(digits: string): SpokenPart[] {
  return say(digits.length <= 2 && !digits.startsWith('0') ? cardinal(digits) : digits === '0' ? 'zero' : nameNumber(digits));
}

function withPossessive(parts: readonly SpokenPart[], ending: string | undefined): readonly SpokenPart[] {
  const last = parts.at(-1);
  if (ending === undefined || last === undefined) return parts;
  if (typeof last === 'string') return [...parts.slice(0, -1), `${last}'s`];
  return 'letter' in last ? [...parts.slice(0, -1), `${last.letter}'s`] : parts;
}
