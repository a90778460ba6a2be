import type { StudioConnection } from '../../../src-main/shared/contract/contract.ts';
import type { ReadingRisk } from '../../../src-main/shared/contract/dubbing-views.ts';
import { createStore } from '../../state/store.ts';

/** Lines asked about at once: the first risks are there while the end of a long script is still being read. */
const BATCH = 200;

export interface SearchState {
  /** In the order of the script. */
  readonly risks: readonly ReadingRisk[];
  readonly words: number;
  readonly linesDone: number;
  readonly linesTotal: number;
}

type Ask = Pick<StudioConnection, 'request'>;

/** Reads a script for what may be said wrongly, batch by batch, and reads lines again that have changed. */
export class PreflightSearch {
  readonly state = createStore<SearchState>({ risks: [], words: 0, linesDone: 0, linesTotal: 0 });
  readonly #connection: Ask;
  readonly #abort = new AbortController();
  readonly #byLine = new Map<string, readonly ReadingRisk[]>();
  #order: readonly string[] = [];

  constructor(connection: Ask) {
    this.#connection = connection;
  }

  /** Looks through lines, given in the order of the script. Rejects with the first failure; what was found stays. */
  async run(lineIds: readonly string[]): Promise<void> {
    this.#order = lineIds;
    this.state.set((present) => ({ ...present, linesTotal: lineIds.length }));
    for (let from = 0; from < lineIds.length && !this.#abort.signal.aborted; from += BATCH) {
      const batch = lineIds.slice(from, from + BATCH);
      const words = await this.#read(batch);
      this.state.set((present) => ({ ...present, words: present.words + words, linesDone: from + batch.length }));
    }
  }

  /** Reads lines again. */
  async refresh(lineIds: readonly string[]): Promise<void> {
    for (let from = 0; from < lineIds.length; from += BATCH) await this.#read(lineIds.slice(from, from + BATCH));
  }

  get isStopped(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Gives up what is still on its way. */
  stop(): void {
    this.#abort.abort();
  }

  async #read(lineIds: readonly string[]): Promise<number> {
    const { risks, words } = await this.#connection.request('reading.preflight', { lineIds: [...lineIds] }, this.#abort.signal);
    for (const id of lineIds) this.#byLine.delete(id);
    for (const risk of risks) this.#byLine.set(risk.lineId, [...(this.#byLine.get(risk.lineId) ?? []), risk]);
    this.state.set((present) => ({ ...present, risks: this.#order.flatMap((id) => this.#byLine.get(id) ?? []) }));
    return words;
  }
}
