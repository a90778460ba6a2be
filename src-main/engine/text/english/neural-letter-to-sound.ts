import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { VoxloomError } from '../../../shared/domain/voxloom-error.ts';
import type { LetterToSound } from '../reading.ts';

/** The longest spelling the model has learned from; longer ones are read in stretches. */
const LONGEST_STRETCH = 24;
const MOST_REMEMBERED = 5000;
const BLANK = 0;

/** `letters` in the order of their input numbers; `phones` in the order of the model's outputs, which begin with a blank. */
const alphabetSchema = z.object({ letters: z.string().min(1), phones: z.array(z.string()).min(1) });
type Alphabet = z.infer<typeof alphabetSchema>;

/**
 * This project's letter-to-sound model: letters [1, L] int64 in, natural-log probabilities [1, 2L, phones + 1] out, read by
 * the best path of connectionist temporal classification (Graves et al., 2006). The same word always gives the same phones.
 */
export class NeuralLetterToSound implements LetterToSound {
  readonly #session: InferenceSession;
  readonly #letters: ReadonlyMap<string, number>;
  readonly #phones: readonly string[];
  readonly #guesses = new Map<string, Promise<readonly string[]>>();

  private constructor(session: InferenceSession, alphabet: Alphabet) {
    this.#session = session;
    this.#letters = new Map(Array.from(alphabet.letters, (letter, number) => [letter, number]));
    this.#phones = alphabet.phones;
  }

  /**
   * @param folder holds `letter-to-sound.onnx` and its `letter-to-sound.json`.
   * @throws VoxloomError `voice.damaged` if the model cannot be read.
   */
  static async load(folder: URL = new URL('../../../../models/languages/en/', import.meta.url)): Promise<NeuralLetterToSound> {
    try {
      const alphabet = alphabetSchema.parse(JSON.parse(readFileSync(new URL('letter-to-sound.json', folder), 'utf8')));
      const model = readFileSync(new URL('letter-to-sound.onnx', folder));
      const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1, executionProviders: ['cpu'] });
      return new NeuralLetterToSound(session, alphabet);
    } catch (cause) {
      throw new VoxloomError('voice.damaged', 'The English pronunciation model cannot be read; install Voxloom again.', { cause });
    }
  }

  guess(word: string): Promise<readonly string[]> {
    const remembered = this.#guesses.get(word);
    if (remembered) return remembered;
    const guess = this.#guess(word);
    if (this.#guesses.size >= MOST_REMEMBERED) this.#guesses.clear();
    this.#guesses.set(word, guess);
    return guess;
  }

  async #guess(word: string): Promise<readonly string[]> {
    const numbers = Array.from(word, (letter) => this.#letters.get(letter)).filter((number) => number !== undefined);
    const stretches = Math.max(1, Math.ceil(numbers.length / LONGEST_STRETCH));
    const length = Math.ceil(numbers.length / stretches);
    const phones: string[] = [];
    for (let start = 0; start < numbers.length; start += length) {
      phones.push(...(await this.#read(numbers.slice(start, start + length))));
    }
    // A word without a single letter of the alphabet still has to be heard.
    return phones.length > 0 ? phones : ['AH1'];
  }

  async #read(numbers: readonly number[]): Promise<readonly string[]> {
    const letters = new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
    const { phones } = await this.#session.run({ letters });
    const scores = phones?.data;
    if (!(scores instanceof Float32Array)) throw new VoxloomError('engine.failed', 'The pronunciation model gave no answer; try again.');
    return bestPath(scores, this.#phones.length + 1).map((symbol) => this.#phones[symbol - 1] ?? 'AH0');
  }
}

/** The likeliest symbol of each slot, repeats merged and blanks dropped; the likeliest phone of all if nothing is left. */
function bestPath(scores: Float32Array, symbols: number): number[] {
  const path: number[] = [];
  let before = BLANK;
  let loudest = { symbol: 1, score: -Infinity };
  for (let slot = 0; slot < scores.length; slot += symbols) {
    let best = { symbol: BLANK, score: -Infinity };
    for (let symbol = 0; symbol < symbols; symbol += 1) {
      const score = scores[slot + symbol] ?? -Infinity;
      if (score > best.score) best = { symbol, score };
      if (symbol !== BLANK && score > loudest.score) loudest = { symbol, score };
    }
    if (best.symbol !== BLANK && best.symbol !== before) path.push(best.symbol);
    before = best.symbol;
  }
  return path.length > 0 ? path : [loudest.symbol];
}
