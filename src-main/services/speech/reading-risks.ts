import { setImmediate as breathe } from 'node:timers/promises';

import type { EngineClient } from '../../engine/process/engine-client.ts';
import type { ReadRequest } from '../../engine/process/protocol.ts';
import type { Lexicon, RiskyPlace } from '../../engine/text/reading.ts';
import type { ReadingRisk } from '../../shared/contract/dubbing-views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

export interface RiskRequest {
  readonly lineId: string;
  readonly request: ReadRequest;
}

/** Questions the engine has at once: enough to keep it busy, and a line that somebody wants to hear waits for no more. */
const AT_ONCE = 2;
/** Remembered lines cost next to nothing each, but ten thousand of them would hold everything else up. */
const LINES_A_BREATH = 100;
/** A script of 10,000 lines, and the edits of a day. */
const MOST_REMEMBERED = 20_000;

/**
 * What may be read wrongly in lines. Remembers by everything that a reading depends on: after an edit only the lines that it
 * touches are read again, and of the lexicon only the words that a line may hold count for it.
 */
export class ReadingRisks {
  readonly #engine: Pick<EngineClient, 'risks'>;
  readonly #known = new Map<string, readonly RiskyPlace[]>();

  constructor(engine: Pick<EngineClient, 'risks'>) {
    this.#engine = engine;
  }

  /** In the order of `lines`. Those whose voice cannot be used are left out. Rejects with the first failure of the engine. */
  async find(lines: readonly RiskRequest[], signal?: AbortSignal): Promise<ReadingRisk[]> {
    const found = new Array<readonly RiskyPlace[]>(lines.length).fill([]);
    const queue = lines.entries();
    const work = async (): Promise<void> => {
      for (const [index, { request }] of queue) {
        if (index % LINES_A_BREATH === 0) await breathe();
        if (signal?.aborted) throw new VoxloomError('request.cancelled', 'The search for readings to check was stopped.');
        found[index] = await this.#risksOf(request, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return lines.flatMap(({ lineId }, index) => (found[index] ?? []).map((risk) => withLine(lineId, risk)));
  }

  async #risksOf({ lexicon, ...rest }: ReadRequest, signal: AbortSignal | undefined): Promise<readonly RiskyPlace[]> {
    if (!/[^\s\p{P}]/u.test(rest.text)) return [];
    const words = lexicon ? wordsWithin(rest.text, lexicon) : [];
    const key = JSON.stringify([rest, words]);
    const known = this.#known.get(key);
    if (known) return known;
    const risks = await this.#engine.risks({ ...rest, ...(words.length > 0 && { lexicon: new Map(words) }) }, signal).catch(noVoiceNoRisk);
    if (!risks) return [];
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST_REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, risks);
    return risks;
  }
}

function withLine(lineId: string, { span, phones, alternatives, ...risk }: RiskyPlace): ReadingRisk {
  return { lineId, ...risk, span: { ...span }, phones: [...phones], alternatives: alternatives.map((form) => ({ spoken: form.spoken, phones: [...form.phones] })) };
}

/** Entries whose letters stand anywhere in the text: as words, or inside forms and compounds of them. */
function wordsWithin(text: string, lexicon: Lexicon): (readonly [string, readonly string[]])[] {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  return [...lexicon].filter(([word]) => letters.includes(stemOf(word)));
}

/** What is left of a word in all of its forms: "tuning" has no "e". */
function stemOf(word: string): string {
  return word.length > 3 ? word.slice(0, -1) : word;
}

/** A voice that is missing today may be installed tomorrow, so this is not remembered. */
function noVoiceNoRisk(error: unknown): undefined {
  if (error instanceof VoxloomError && /^(?:input\.voice|voice\.)/.test(error.code)) return undefined;
  throw error;
}
