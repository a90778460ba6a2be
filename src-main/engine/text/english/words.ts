import { isPronounceable } from './initialisms.ts';
import { matchAt, spell } from './recognition.ts';
import type { Recogniser, SpokenPart } from './recognition.ts';
import { wordAfter, wordBefore } from './surroundings.ts';

const WORD = /[A-Za-z]+(?:'[A-Za-z]+)*/y;
/** Words that begin with an apostrophe; before others it is a quotation mark. */
const CLIPPED = /'(?:twas|tis|twere|twill|em|til|till|cause|bout|round|n|cos|cuz|nother|fore|gainst|neath|tude|ere|er|im|e)(?![A-Za-z])/iy;
/** After these letters a final apostrophe stands for a dropped sound: "goin'", "o' the", "th'", "'n'". */
const DROPPED = /(?:[a-z]{2}in|^o|^th|^ol|^an|'n|^wi|^mo|^lil|^tha|^fo)$/i;
/** Heads of names that take a capital inside and stay one word. */
const NAME_HEADS = /^(?:[A-Z]?[a-z]?|Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|St|Del|Al|El|Ben|Mon|Des|San)$/;

const PLAIN = /[a-z]{2,40}(?=[ ,;!?\n)]|$)/y;

/** The bulk of any text, a lower-case word and then a space or the like, decided at once: nothing else looks like it. */
export const readPlainWord: Recogniser = (text, at) => {
  const match = matchAt(PLAIN, text, at);
  return match && !/^[ivx]+$/.test(match[0]) ? { end: at + match[0].length, parts: [match[0]] } : undefined;
};

/** Ordinary words, with their apostrophes: "don't", "'twas", "goin'". Capitals inside part a name: "YouTube". */
export const readWord: Recogniser = (text, at) => {
  const clipped = matchAt(CLIPPED, text, at);
  if (clipped && !isQuoted(text, at)) {
    const end = at + clipped[0].length;
    const closes = clipped[0].toLowerCase() === "'n" && text[end] === "'";
    return { end: closes ? end + 1 : end, parts: [closes ? "'n'" : clipped[0].toLowerCase()] };
  }
  const match = matchAt(WORD, text, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  const dropped = text[end] === "'" && !/[A-Za-z]/.test(text[end + 1] ?? '') && DROPPED.test(match[0]) && !isQuoteOpen(text, at);
  if (dropped) return { end: end + 1, parts: [`${match[0].toLowerCase()}'`] };
  return { end, parts: match[0].length === 1 ? readLetter(text, at, match[0]) : match[0].length > 40 ? sayLong(match[0]) : sayWord(match[0]) };
};

/** "a" and "I" are words; as names of things ("plan A", "A+", "vitamin A") and all other letters are named. */
function readLetter(text: string, at: number, letter: string): SpokenPart[] {
  const lower = letter.toLowerCase();
  if (lower === 'i') return ['i'];
  if (lower === 'o' || (letter === 'a' && text[at + 1] !== ')')) return [lower];
  const isName = letter !== 'A' || (wordBefore(text, at) !== '' && !/^ [a-z]/.test(text.slice(at + 1, at + 3))) || /^[+)-]/.test(text.slice(at + 1, at + 2)) || LABELS.test(wordBefore(text, at));
  return isName && !(letter === 'A' && /^[A-Z]{2,}$/.test(wordAfter(text, at + 1))) ? spell(letter) : [lower];
}

const LABELS = /^(?:plan|vitamin|grade|group|team|class|option|type|section|hepatitis|influenza|exhibit|appendix|side|point|platform|block|gate|level|room|model|series)$/i;

function sayWord(written: string): SpokenPart[] {
  const pieces = /[a-z][A-Z]/.test(written) ? splitCapitals(written) : [written];
  return pieces.flatMap((piece) => {
    const lower = piece.toLowerCase();
    if (piece.length === 1) return pieces.length > 1 ? spell(lower) : [lower];
    const isInitials = pieces.length > 1 && piece === piece.toUpperCase() && (piece.length < 4 || !isPronounceable(lower));
    return isInitials ? spell(lower) : [lower];
  });
}

function splitCapitals(written: string): string[] {
  const pieces = written.match(/[A-Z]+(?![a-z'])|[A-Z]?[a-z']+|'[A-Za-z]+/g) ?? [];
  const head = pieces[0] ?? '';
  const isName = NAME_HEADS.test(head) && !/^[iex]$/.test(head);
  return isName || pieces.join('') !== written || pieces.some((piece) => piece.startsWith("'")) ? [written] : pieces;
}

/** A run of letters no word can be as long as: cut into pieces so that nothing behind has to swallow it whole. */
function sayLong(written: string): SpokenPart[] {
  return written.toLowerCase().match(/.{1,40}/g) ?? [];
}

/** The apostrophe opens a quotation that closes soon after the word: 'em' in quotes is rare, 'til' is not. */
function isQuoted(text: string, at: number): boolean {
  return /^'[a-z]{1,8}'(?![A-Za-z])/i.test(text.slice(at, at + 11)) && !/^'n'/i.test(text.slice(at, at + 3));
}

/** A single quotation mark stands open before `at` in its sentence. */
function isQuoteOpen(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 120), at);
  return (before.match(/(?:^|[\s("])'(?=\S)/g)?.length ?? 0) > (before.match(/\S'(?=[\s).,!?"]|$)/g)?.length ?? 0);
}
