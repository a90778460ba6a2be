import type { PauseMark } from '../reading.ts';
import { matchAt } from './recognition.ts';
import type { Recogniser, Recognition } from './recognition.ts';
import { isCapitalised, isLineEnd, wordAhead } from './surroundings.ts';

const BLANK = /[ \n]+/y;
const STOPS = /[.!?]+/y;
const CLAUSE_SIGNS = /[,;:()[\]{}|—•]+/y;
const HYPHENS = /[-–]+/y;
/** Quotation marks and marks of emphasis: shapes on the page that nobody says. */
const UNSAID = /["'*_\\`^¡¿¨¯¸´‹›″′]+/y;

/** Spaces, line ends and punctuation, and the pauses that they ask for. */
export const readPunctuation: Recogniser = (text, at) =>
  readBlank(text, at) ?? readStops(text, at) ?? readHyphens(text, at) ?? readSign(CLAUSE_SIGNS, ',', text, at) ?? readSign(UNSAID, undefined, text, at);

/** A blank line ends a sentence. A single line end is a clause edge, unless the next line goes on in lower case. */
const readBlank: Recogniser = (text, at) => {
  const match = matchAt(BLANK, text, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  const lines = match[0].split('\n').length - 1;
  if (lines === 0) return { end, parts: [] };
  if (lines > 1) return { end, parts: [{ pause: '.' }] };
  return { end, parts: /[a-z]/.test(text[end] ?? '') ? [] : [{ pause: ',' }] };
};

const readStops: Recogniser = (text, at) => {
  const match = matchAt(STOPS, text, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  return { end, parts: stopParts(text, end, match[0]) };
};

function stopParts(text: string, end: number, stops: string): Recognition['parts'] {
  if (stops.includes('?')) return [{ pause: '?' }];
  if (stops.includes('!')) return [{ pause: '!' }];
  // A hesitation goes on; a sentence that trails off ends.
  if (stops.length > 1) return [{ pause: isLineEnd(text, end) || isCapitalised(wordAhead(text, end)) ? '.' : ',' }];
  return [{ pause: '.' }];
}

/** A hyphen joins, a dash parts; a dash between figures is a range. */
const readHyphens: Recogniser = (text, at) => {
  const match = matchAt(HYPHENS, text, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  const before = text[at - 1] ?? '';
  const after = text[end] ?? '';
  const joins = match[0].length === 1 && /[^\s"'([]/.test(before) && /[^\s"')\]]/.test(after);
  if (!joins) return { end, parts: after === '' && before === '' ? [] : [{ pause: ',' }] };
  if (match[0] === '–' && /[\w%°€£$.]/.test(before) && /[\d$£€]/.test(after)) return { end, parts: ['to'] };
  if (/[\d%°€£$]/.test(before) && /[\d$£€]/.test(after)) return { end, parts: [{ pause: ',' }] };
  return { end, parts: match[0] === '–' ? [{ pause: ',' }] : [] };
};

function readSign(signs: RegExp, pause: PauseMark | undefined, text: string, at: number): Recognition | undefined {
  const match = matchAt(signs, text, at);
  return match && { end: at + match[0].length, parts: pause === undefined ? [] : [{ pause }] };
}
