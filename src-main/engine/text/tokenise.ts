import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { Reading, ReadingItem, ReadPause } from './reading.ts';
import { CLAUSE_BOUNDARY, EDGE, SENTENCE_BOUNDARY, WORD_BOUNDARY } from './token-sequence.ts';
import type { PlannedToken, TokenSequence } from './token-sequence.ts';

/**
 * A reading as the stream of symbols an acoustic model was trained on: `sil`, the words' phones with exactly one boundary
 * token between words, and `.` at the end. Pauses next to each other become one boundary, as strong as the strongest and
 * as long as the timed ones together; pauses before the first word belong to `sil`. `symbols` is the voice's list.
 *
 * @throws VoxloomError `voice.damaged` if the voice lacks a symbol that the reading needs.
 */
export function tokenise(reading: Reading, symbols: readonly string[]): TokenSequence {
  const tokens: PlannedToken[] = [];
  let pauses: number[] = [];
  reading.items.forEach((item, index) => {
    if (item.kind === 'pause') pauses.push(index);
    if (item.kind !== 'word') return;
    tokens.push(tokens.length === 0 ? edge(reading.items, pauses) : boundary(reading.items, pauses));
    pauses = [];
    for (const symbol of item.phones) tokens.push({ symbol, kind: /\d$/.test(symbol) ? 'vowel' : 'consonant', item: index });
  });
  if (tokens.length === 0) {
    tokens.push(edge(reading.items, pauses));
    pauses = [];
  }
  tokens.push({ ...boundary(reading.items, pauses), symbol: SENTENCE_BOUNDARY });
  return { tokens, ids: idsOf(tokens, symbols), items: reading.items };
}

/** Silence before the first word: only a timed pause asks for a length. */
function edge(items: readonly ReadingItem[], pauses: readonly number[]): PlannedToken {
  return { symbol: EDGE, kind: 'edge', ...timing(items, pauses) };
}

function boundary(items: readonly ReadingItem[], pauses: readonly number[]): PlannedToken {
  const marks = pausesAt(items, pauses).map(({ mark }) => mark);
  const sentence = marks.some((mark) => mark === '.' || mark === '?' || mark === '!');
  const clause = sentence ? SENTENCE_BOUNDARY : CLAUSE_BOUNDARY;
  const first = pauses[0];
  return {
    symbol: first === undefined ? WORD_BOUNDARY : clause,
    kind: 'boundary',
    ...(first !== undefined && { item: first }),
    ...timing(items, pauses),
  };
}

function timing(items: readonly ReadingItem[], pauses: readonly number[]): { item?: number; pauseMs?: number } {
  const timed = pauses.find((index) => pausesAt(items, [index])[0]?.durationMs !== undefined);
  if (timed === undefined) return {};
  return { item: timed, pauseMs: pausesAt(items, pauses).reduce((sum, { durationMs = 0 }) => sum + durationMs, 0) };
}

function pausesAt(items: readonly ReadingItem[], indices: readonly number[]): ReadPause[] {
  return indices.map((index) => items[index]).filter((item) => item?.kind === 'pause');
}

function idsOf(tokens: readonly PlannedToken[], symbols: readonly string[]): Int32Array {
  const positions = new Map(symbols.map((symbol, position) => [symbol, position]));
  return Int32Array.from(tokens, ({ symbol }) => {
    const position = positions.get(symbol);
    if (position === undefined) {
      throw new VoxloomError('voice.damaged', `This voice cannot say the sound “${symbol}”; install it again or choose another voice.`);
    }
    return position;
  });
}
