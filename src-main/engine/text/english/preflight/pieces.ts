import type { Reading, ReadWord, TextSpan } from '../../reading.ts';
import { looksLikeSsml } from '../../ssml.ts';

/** A stretch of text that an author sees as one thing: "3/4/2026", "rock/pop", "SQL", "wind". */
export interface Piece {
  readonly written: string;
  readonly span: TextSpan;
  /** What is said for it; none for signs that are passed over. */
  readonly words: readonly ReadWord[];
}

/** A piece and what stands around it on its line. */
export interface PlacedPiece extends Piece {
  /** Text before it and behind it, at most 40 units. */
  readonly before: string;
  readonly after: string;
  readonly opensSentence: boolean;
}

const REACH = 40;
/** What joins two tokens to one thing where no space stands between. */
const JOINT = /^[-–/:._@#&+%=°\\]{0,3}$/;
const PURE_WORD = /^[\p{L}\p{M}'’]+$/u;
const FIGURES = /^\d{3,}$/;
/** Signs that mean something and letters of other scripts, where nothing is said for them. Marks of punctuation are silent by right. */
const UNSAID = /(?:[\p{L}\p{M}]+|[\p{So}\p{Sc}#@&%/\\<>=±×÷√∞])+/gu;
const OPENS_SENTENCE = /(?:^|[.?!:…]["'”’)]*\s+|["“(]\s*|\n\s*|[-–—]\s)$/;

/** The text of a reading, cut into pieces in order. Blanks and punctuation belong to none. */
export function piecesOf(reading: Reading): PlacedPiece[] {
  const { text } = reading;
  const said = joined(text, spoken(reading));
  const all = looksLikeSsml(text) ? said : [...said, ...unsaid(reading, said)].sort((one, other) => one.span.start - other.span.start);
  return all.map((piece) => {
    const before = text.slice(Math.max(0, piece.span.start - REACH), piece.span.start);
    const after = text.slice(piece.span.end, piece.span.end + REACH);
    return { ...piece, before, after, opensSentence: OPENS_SENTENCE.test(before) };
  });
}

/** Words that share a span are said for the same token. */
function spoken({ text, items }: Reading): Piece[] {
  const pieces: (Piece & { words: ReadWord[] })[] = [];
  for (const item of items) {
    if (item.kind !== 'word') continue;
    const last = pieces.at(-1);
    if (last?.span.start === item.span.start && last.span.end === item.span.end) last.words.push(item);
    else pieces.push({ written: text.slice(item.span.start, item.span.end), span: item.span, words: [item] });
  }
  return pieces;
}

function joined(text: string, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && belongTogether(last, piece, text.slice(last.span.end, piece.span.start))) {
      const span = { start: last.span.start, end: piece.span.end };
      result[result.length - 1] = { written: text.slice(span.start, span.end), span, words: [...last.words, ...piece.words] };
    } else result.push(piece);
  }
  return result;
}

function belongTogether(one: Piece, other: Piece, gap: string): boolean {
  if (one.words.concat(other.words).some(({ source }) => source === 'override')) return false;
  if (gap === ' ') return FIGURES.test(one.written) && FIGURES.test(other.written);
  return JOINT.test(gap) && !(PURE_WORD.test(one.written) && PURE_WORD.test(other.written) && !gap.includes('.'));
}

/** What neither a word nor a pause of the reading covers, as far as it is more than punctuation. */
function unsaid({ text, items }: Reading, said: readonly Piece[]): Piece[] {
  const covered = [...said.map(({ span }) => span), ...items.flatMap((item) => (item.kind === 'pause' && item.mark === 'timed' ? [item.span] : []))].sort((one, other) => one.start - other.start);
  const found: Piece[] = [];
  let from = 0;
  for (const span of [...covered, { start: text.length, end: text.length }]) {
    for (const match of text.slice(from, Math.max(from, span.start)).matchAll(UNSAID)) {
      const start = from + match.index;
      found.push({ written: match[0], span: { start, end: start + match[0].length }, words: [] });
    }
    from = Math.max(from, span.end);
  }
  return found;
}
