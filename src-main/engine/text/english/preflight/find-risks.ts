import type { Reading, RiskyPlace, SpokenForm, TextFrontEnd } from '../../reading.ts';
import { mayBeListed } from '../initialisms.ts';
import { judgeFigures } from './judge-figures.ts';
import { judgeLetters } from './judge-letters.ts';
import { judgeSymbols } from './judge-symbols.ts';
import type { Judgement } from './judgement.ts';
import { otherReadings } from './other-readings.ts';
import type { OtherReading } from './other-readings.ts';
import { piecesOf } from './pieces.ts';
import type { PlacedPiece } from './pieces.ts';

type Reader = Pick<TextFrontEnd, 'read' | 'pronunciations'>;

/** An override of more phones would be refused. */
const MOST_PHONES = 60;
const MOST_ALTERNATIVES = 8;

/**
 * Goes through an English reading for what an author should hear before it is rendered: figures, dates, units, initials,
 * words that no list has, homographs whose sentence leaves them open, foreign words and signs. What has one reading only,
 * and what the author's overrides or lexicon have settled, is no risk.
 */
export async function findRisks(reading: Reading, reader: Reader): Promise<RiskyPlace[]> {
  const risks: RiskyPlace[] = [];
  for (const piece of piecesOf(reading)) {
    const judgement = judge(piece);
    if (!judgement) continue;
    const present = joinWords(piece.words);
    const forms = await Promise.all(otherReadings(piece, judgement.kind).map((other) => formsOf(other, reader)));
    risks.push({ ...judgement, span: piece.span, written: piece.written, ...present, lexiconWord: lexiconWordOf(piece, judgement.kind), alternatives: distinct(forms.flat(), present, judgement.kind === 'initialism') });
  }
  return risks;
}

function judge(piece: PlacedPiece): Judgement | undefined {
  const { words, written } = piece;
  if (words.some(({ source }) => source === 'override' || source === 'lexicon')) return undefined;
  const symbol = judgeSymbols(piece);
  if (symbol) return symbol;
  return /\d/.test(written) ? judgeFigures(piece) : /\p{L}/u.test(written) ? judgeLetters(piece) : undefined;
}

/** A homograph has several readings in one script, so no list can settle it. */
function lexiconWordOf({ written, words }: PlacedPiece, kind: RiskyPlace['kind']): string | null {
  if (kind === 'homograph' || !/^[\p{L}\p{M}'’]+$/u.test(written)) return null;
  const [first, ...others] = words;
  if (first && others.length === 0) return first.spoken;
  return mayBeListed(written) ? written.toLowerCase() : null;
}

async function formsOf(other: OtherReading, reader: Reader): Promise<SpokenForm[]> {
  if ('phones' in other) return [other];
  if ('word' in other) return (await reader.pronunciations(other.word)).map((phones) => ({ spoken: other.word, phones }));
  const { items } = await reader.read(other.say);
  return [joinWords(items.filter((item) => item.kind === 'word'))];
}

function joinWords(words: readonly { readonly spoken: string; readonly phones: readonly string[] }[]): SpokenForm {
  return { spoken: words.map(({ spoken }) => spoken).join(' '), phones: words.flatMap(({ phones }) => phones) };
}

/** Without the present form, without repetition, and short enough to be an override. */
function distinct(forms: readonly SpokenForm[], present: SpokenForm, areLetters: boolean): SpokenForm[] {
  // Word lists stress the last letter of initials most, the reading all of them: nobody hears two ways there.
  const keyOf = ({ phones }: SpokenForm): string => (areLetters ? phones.join(' ').replaceAll('2', '1') : phones.join(' '));
  const seen = new Set([keyOf(present), '']);
  return forms
    .filter((form) => {
      const key = keyOf(form);
      const isNew = !seen.has(key) && form.phones.length <= MOST_PHONES;
      seen.add(key);
      return isNew;
    })
    .slice(0, MOST_ALTERNATIVES);
}
