import { joinTexts } from '../../shared/domain/join-texts.ts';

/** A cue of a new subtitle file. Samples at 48 kHz on the file's clock. */
export interface WrittenCue {
  readonly startSample: number;
  readonly endSample: number;
  readonly text: string;
  readonly speaker: string | null;
}

/** Most characters on a line of subtitles, as the style guides of broadcasters have it: full-width ones count double. */
const LONGEST_ROW = 42;

/** In the order of their starts, each with an end behind its start, on lines that fit a screen. Cues without words are left out. */
export function inOrder<C extends WrittenCue>(cues: readonly C[]): readonly C[] {
  return cues.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.startSample - b.startSample || a.endSample - b.endSample);
}

/**
 * Words on as few rows as fit, about equally long, broken at spaces, and between full-width characters where there are none.
 * Joined again by `joinTexts`, they are the same words.
 */
export function rowsOf(words: string): string[] {
  const text = words.replace(/\s+/g, ' ').trim();
  const pieces = breakable(text);
  const fewest = Math.ceil(widthOf(text) / LONGEST_ROW);
  let rows = [text];
  for (let count = fewest; count <= fewest + 2; count += 1) {
    rows = onRows(pieces, count);
    if (rows.every((row) => widthOf(row) <= LONGEST_ROW)) break;
  }
  return rows;
}

/** Broken where each row has come nearest to its share. */
function onRows(pieces: readonly string[], count: number): string[] {
  const share = pieces.reduce((sum, piece) => sum + widthOf(piece), 0) / count;
  const rows: string[] = [];
  let row = '';
  let done = 0;
  for (const piece of pieces) {
    const width = widthOf(piece);
    const wanted = share * (rows.length + 1);
    if (row !== '' && rows.length < count - 1 && done + width / 2 > wanted) {
      rows.push(row.trim());
      row = '';
    }
    row += piece;
    done += width;
  }
  return [...rows, row.trim()];
}

/** Pieces between which a line may break; a space belongs to the piece before it. */
function breakable(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  let beforeSpace = '';
  for (const character of text) {
    // What is joined again must be the same: a space only where one comes back, none where none does.
    const comesBack = before === ' ' ? joinTexts(beforeSpace, character).includes(' ') : before !== '' && character !== ' ' && !joinTexts(before, character).includes(' ');
    // Punctuation never begins a row, and nothing opens at the end of one.
    if (comesBack && (before === ' ' || (!/\p{P}/u.test(character) && !/\p{Ps}/u.test(before)))) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    if (before !== ' ' && character === ' ') beforeSpace = before;
    before = character;
  }
  return [...pieces, piece];
}

function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g)?.length ?? 0);
}
