import type { AppDatabase } from '../../database/app-database.ts';
import type { LexiconEntry } from '../../shared/domain/project-rows.ts';

/** The author's lexicon for all projects. The list is one array until it changes, as `SpeechService` asks for. */
export class GlobalLexicon {
  readonly #database: AppDatabase;
  #entries: readonly LexiconEntry[];

  constructor(database: AppDatabase) {
    this.#database = database;
    this.#entries = database.lexicon();
  }

  get entries(): readonly LexiconEntry[] {
    return this.#entries;
  }

  /** All of them or none. */
  put(entries: readonly LexiconEntry[]): void {
    this.#database.putLexiconEntries(entries);
    this.#entries = this.#database.lexicon();
  }

  remove(id: string): void {
    this.#database.removeLexiconEntry(id);
    this.#entries = this.#database.lexicon();
  }
}
