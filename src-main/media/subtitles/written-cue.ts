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
  const length = widthOf(text);
  if (length <= LONGEST_ROW) return [text];
  const wanted = length / Math.ceil(length / LONGEST_ROW);
  const rows: string[] = [];
  let row = '';
  for (const piece of breakable(text)) {
    // A row may be a little longer than its share, so that the last is not left with a single word.
    if (row !== '' && widthOf(row) >= wanted - widthOf(piece.trim()) / 2 && widthOf(row + piece.trimEnd()) > wanted) {
      rows.push(row.trim());
      row = piece;
    } else row += piece;
  }
  return [...rows, row.trim()];
}

/** Pieces between which a line may break; a space belongs to the piece before it. */
function breakable(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const character of text) {
    const joins = before !== '' && before !== ' ' && character !== ' ' && joinTexts(before, character).length === before.length + character.length;
    // Punctuation never begins a row.
    if (before === ' ' || (joins && !/[\p{P}]/u.test(character) && !/\p{Ps}/u.test(before))) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    before = character;
  }
  return [...pieces, piece];
}

function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g)?.length ?? 0);
}
