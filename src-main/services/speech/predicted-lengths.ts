import type { SpeakRequest } from '../../engine/process/protocol.ts';
import type { LineLength } from '../../engine/synthesis/synthesiser.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { SpeechEngine } from './speech-service.ts';

export interface LengthRequest {
  readonly lineId: string;
  readonly request: SpeakRequest;
}

/** What a line will last, and what that is made of. */
export interface PredictedLength extends LineLength {
  readonly lineId: string;
}

/** Questions the engine has at once: enough to keep it busy, and a line that somebody wants to hear waits for no more. */
const AT_ONCE = 2;
/** A script of 10,000 lines, and the edits of a day. */
const MOST_REMEMBERED = 20_000;

/** How long lines will be. Remembers by everything that the length depends on, so that only changed lines are planned. */
export class PredictedLengths {
  readonly #engine: Pick<SpeechEngine, 'length'>;
  readonly #known = new Map<string, LineLength | null>();
  readonly #lexiconNumbers = new WeakMap<object, number>();
  #lexicons = 0;

  constructor(engine: Pick<SpeechEngine, 'length'>) {
    this.#engine = engine;
  }

  /**
   * In the order of `lines`; those without words, or with a voice that cannot be used, are left out. Rejects with the first
   * failure of the engine.
   */
  async predict(lines: readonly LengthRequest[], signal?: AbortSignal): Promise<PredictedLength[]> {
    const lengths = new Array<LineLength | null>(lines.length).fill(null);
    const queue = lines.entries();
    const work = async (): Promise<void> => {
      for (const [index, { request }] of queue) lengths[index] = await this.#lengthOf(request, signal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return lines.flatMap(({ lineId }, index) => {
      const length = lengths[index] ?? null;
      return length === null ? [] : [{ lineId, ...length }];
    });
  }

  async #lengthOf(request: SpeakRequest, signal: AbortSignal | undefined): Promise<LineLength | null> {
    const key = this.#keyOf(request);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const length = await this.#engine.length(request, signal).catch(noVoiceNoLength);
    if (length === undefined) return null;
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST_REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, length);
    return length;
  }

  /** A lexicon counts by identity: it is the same map until it changes, and may be long. */
  #keyOf({ lexicon, ...request }: SpeakRequest): string {
    if (!lexicon) return JSON.stringify(request);
    const number = this.#lexiconNumbers.get(lexicon) ?? ++this.#lexicons;
    this.#lexiconNumbers.set(lexicon, number);
    return `${number} ${JSON.stringify(request)}`;
  }
}

/** A voice that is missing today may be installed tomorrow, so this is not remembered. */
function noVoiceNoLength(error: unknown): undefined {
  if (error instanceof VoxloomError && /^(?:input\.voice|voice\.)/.test(error.code)) return undefined;
  throw error;
}
