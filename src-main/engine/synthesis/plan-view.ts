import type { PlanView } from '../../shared/contract/views.ts';
import { NEUTRAL_DELIVERY } from '../../shared/domain/delivery.ts';
import type { DeliveredPlan } from '../prosody/apply-delivery.ts';
import { SAMPLES_PER_MS } from '../prosody/frame-time.ts';
import type { PlannedToken } from '../text/token-sequence.ts';
import { drawnOnTokens } from './drawn-on-tokens.ts';
import type { LineMemory, ReadLine } from './line-memory.ts';
import { planLine, type LineRequest } from './plan-line.ts';
import type { SynthesisRequest } from './synthesiser.ts';
import { tokenExtents } from './token-extents.ts';

const DB_PER_LOG = 20 / Math.LN10;

/**
 * The plan of a line as the window draws it. One token for each of `ReadLine.symbols`; where two pieces of a long line meet,
 * the pause belongs to the first, and the edge that the second begins with has no length of its own. `energyDb` is the
 * level of a token's mel, so only differences between tokens mean something.
 */
export async function viewPlan(memory: LineMemory, request: SynthesisRequest): Promise<PlanView> {
  const line = await memory.read(request);
  const { slotMs, borrowMs, leastRate, seed } = request;
  const slot = slotMs !== undefined && { slotMs, ...(borrowMs !== undefined && { borrowMs }), ...(leastRate !== undefined && { leastRate }) };
  const delivered = await delivery(line, { delivery: drawnOnTokens(request.delivery, request.drawing, line.symbols), seed, ...slot });
  const planned = await delivery(line, { delivery: NEUTRAL_DELIVERY, seed });
  const { words, wordOfToken } = wordsOf(line);
  const tokens = delivered.tokens.map(({ token, startMs, lengthMs, f0Hz, energyDb, voicing }, index) => ({
    symbol: token.symbol,
    kind: token.kind,
    word: wordOfToken[index] ?? null,
    startMs,
    lengthMs,
    plannedLengthMs: planned.tokens[index]?.lengthMs ?? 0,
    f0Hz,
    plannedF0Hz: planned.tokens[index]?.f0Hz ?? 0,
    energyDb,
    voicing,
  }));
  return { tokens, words, totalMs: delivered.totalMs, plannedTotalMs: planned.totalMs };
}

interface DeliveredToken {
  readonly token: PlannedToken;
  readonly startMs: number;
  readonly lengthMs: number;
  readonly f0Hz: number;
  readonly energyDb: number;
  readonly voicing: number;
}

async function delivery(line: ReadLine, request: LineRequest): Promise<{ tokens: DeliveredToken[]; totalMs: number }> {
  const tokens: DeliveredToken[] = [];
  let piece = 0;
  let samples = 0;
  for await (const { plan } of planLine(line, request)) {
    tokens.push(...tokensOfPiece(line.sequences[piece]?.tokens ?? [], plan, piece, samples));
    samples += plan.samples;
    piece += 1;
  }
  return { tokens, totalMs: samples / SAMPLES_PER_MS };
}

function tokensOfPiece(tokens: readonly PlannedToken[], plan: DeliveredPlan, piece: number, firstSample: number): DeliveredToken[] {
  const extents = tokenExtents(plan, firstSample);
  return tokens.map((token, at) => {
    const { start = 0, end = 0 } = extents[at] ?? {};
    const isSeam = piece > 0 && at === 0;
    return {
      token,
      startMs: (isSeam ? end : start) / SAMPLES_PER_MS,
      lengthMs: isSeam ? 0 : (end - start) / SAMPLES_PER_MS,
      // A line without words has no F0; a plan of silence says 0.
      f0Hz: Math.exp(plan.logF0[at] ?? 0),
      energyDb: (plan.energy[at] ?? 0) * DB_PER_LOG,
      voicing: Math.min(1, Math.max(0, plan.voicing[at] ?? 0)),
    };
  });
}

interface WordsOfLine {
  readonly words: PlanView['words'];
  /** Index in `words` of each token of the line; undefined for a pause. */
  readonly wordOfToken: readonly (number | undefined)[];
}

function wordsOf({ sequences }: ReadLine): WordsOfLine {
  const words: PlanView['words'] = [];
  const wordOfToken: (number | undefined)[] = [];
  for (const { tokens, items } of sequences) {
    let present: number | undefined;
    for (const { item: index } of tokens) {
      const item = index === undefined ? undefined : items[index];
      const at = wordOfToken.length;
      if (item?.kind !== 'word') {
        present = undefined;
        wordOfToken.push(undefined);
        continue;
      }
      if (index !== present) words.push({ spoken: item.spoken, span: item.span, firstToken: at, lastToken: at });
      present = index;
      const word = words.at(-1);
      if (word) word.lastToken = at;
      wordOfToken.push(words.length - 1);
    }
  }
  return { words, wordOfToken };
}
