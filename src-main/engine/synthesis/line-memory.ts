import type { AcousticModel, Plan } from '../acoustic/acoustic-model.ts';
import { LeastRecentlyUsed } from '../least-recently-used.ts';
import { isPhone } from '../prosody/token-lengths.ts';
import type { Reading, TextFrontEnd } from '../text/reading.ts';
import { splitReading } from '../text/split-reading.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { engineFailure } from './engine-failure.ts';
import { stageSeed } from './stage-seed.ts';
import type { SynthesisRequest } from './synthesiser.ts';
import { tokensOfVoice, type VoiceSymbols } from './tokens-of-voice.ts';

/** A line as one voice is going to say it, before any delivery. */
export interface ReadLine {
  readonly reading: Reading;
  /** One a piece, in order. */
  readonly sequences: readonly TokenSequence[];
  /** Symbols of all tokens of the line: what a drawing is tied to. */
  readonly symbols: readonly string[];
  /** What the model intends for a piece; asked once a seed. */
  plan(piece: number, seed: number): Promise<Plan>;
}

/** What decides a reading: neither seed nor delivery. */
export type LineText = Pick<SynthesisRequest, 'text' | 'ssml' | 'lexicon' | 'overrides'>;

/**
 * An author shapes one line and comes back to a few. A character of text is about a token, whose plan is about 1 kB a seed:
 * some 20 MB, or one line if that is longer.
 */
const MOST_CHARACTERS = 10_000;
const MOST_SEEDS_A_LINE = 2;

/**
 * Reads and plans lines, and remembers the last ones: a line whose delivery is being drawn is read and planned once, however
 * often it is spoken.
 */
export class LineMemory {
  readonly #frontEnd: TextFrontEnd;
  readonly #acoustic: AcousticModel;
  readonly #symbols: VoiceSymbols;
  readonly #lines = new LeastRecentlyUsed<Promise<ReadLine>>(MOST_CHARACTERS);

  constructor(frontEnd: TextFrontEnd, acoustic: AcousticModel, symbols: VoiceSymbols) {
    this.#frontEnd = frontEnd;
    this.#acoustic = acoustic;
    this.#symbols = symbols;
  }

  read({ text, ssml = false, lexicon, overrides }: LineText): Promise<ReadLine> {
    const key = JSON.stringify([text, ssml, overrides, lexicon && [...lexicon]]);
    return remember(this.#lines, key, text.length, async () => {
      const reading = await this.#frontEnd.read(text, { ssml, ...(lexicon && { lexicon }), ...(overrides && { overrides }) });
      return this.#prepare(reading);
    });
  }

  #prepare(reading: Reading): ReadLine {
    const sequences = splitReading(reading).map((piece) => tokensOfVoice(piece, this.#symbols));
    const plans = sequences.map(() => new LeastRecentlyUsed<Promise<Plan>>(MOST_SEEDS_A_LINE));
    return {
      reading,
      sequences,
      symbols: sequences.flatMap(({ tokens }) => tokens.map(({ symbol }) => symbol)),
      plan: (piece, seed) => {
        const sequence = sequences[piece];
        const known = plans[piece];
        if (!sequence || !known) throw engineFailure(`there is no piece ${piece}`);
        return remember(known, String(seed), 1, async () => {
          if (!sequence.tokens.some(isPhone)) return planSilence(sequence);
          return checkPlan(await this.#acoustic.plan(sequence.ids, stageSeed(seed, piece, 'plan')), sequence);
        });
      },
    };
  }
}

/** What failed is forgotten, so that it can be tried again. */
function remember<Value>(values: LeastRecentlyUsed<Promise<Value>>, key: string, weight: number, make: () => Promise<Value>): Promise<Value> {
  const known = values.get(key);
  if (known) return known;
  const made = make();
  values.set(key, made, weight);
  made.catch(() => {
    values.delete(key);
  });
  return made;
}

/** A piece without phones is nothing but the pauses that were asked for; no model is bothered. */
function planSilence({ tokens }: TokenSequence): Plan {
  const nothing = new Float32Array(tokens.length);
  return { durationFrames: nothing, logF0: nothing, voicing: nothing, energy: nothing, hidden: new Float32Array(), width: 0 };
}

function checkPlan(plan: Plan, { tokens }: TokenSequence): Plan {
  for (const values of [plan.durationFrames, plan.logF0, plan.voicing, plan.energy]) {
    if (values.length !== tokens.length) throw engineFailure(`a plan of ${values.length} entries for ${tokens.length} tokens`);
    if (!values.every(Number.isFinite)) throw engineFailure('a plan with values that are not numbers');
  }
  return plan;
}
