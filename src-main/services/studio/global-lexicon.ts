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

  put(entry: LexiconEntry): void {
    this.#database.putLexiconEntry(entry);
    this.#entries = this.#database.lexicon();
  }

  remove(id: string): void {
    this.#database.removeLexiconEntry(id);
    this.#entries = this.#database.lexicon();
  }
}
