import { existsSync, renameSync, rmSync } from 'node:fs';

import { appSettings, DEFAULT_APP_SETTINGS } from '../shared/contract/views.ts';
import type { AppSettings, RecentProject } from '../shared/contract/views.ts';
import { lexiconEntry } from '../shared/domain/project-rows.ts';
import type { LexiconEntry } from '../shared/domain/project-rows.ts';
import { openConnection, pragmaNumber } from './connection.ts';
import type { Connection, SqlRecord } from './connection.ts';
import { createFile, hasExpectedSchema, migrate } from './file-format.ts';
import type { FileFormat } from './file-format.ts';
import { APPLICATION_MIGRATIONS } from './migrations/application-migrations.ts';
import { lexiconMapping } from './repositories/lexicon.ts';
import { jsonOf } from './repositories/table-mapping.ts';
import { TableRepository, UnreadableRow } from './repositories/table-repository.ts';
import { isDamage, writeFailure } from './sqlite-failure.ts';

/** The application id is "VoxA". */
const APPLICATION_FORMAT: FileFormat = { applicationId: 0x566f7841, migrations: APPLICATION_MIGRATIONS };
const RECENT_CAP = 50;

export type RememberedProject = Omit<RecentProject, 'missing'>;

/**
 * What the program remembers beside the projects: settings, recent projects, the global lexicon. Several windows may have
 * it open. None of it is worth refusing to start: a damaged file is set aside and begun anew.
 */
export class AppDatabase {
  /** What became of a damaged file; one sentence each, for the author. */
  readonly notices: readonly string[];
  readonly #connection: Connection;
  readonly #lexicon: TableRepository<LexiconEntry>;

  private constructor(connection: Connection, notices: readonly string[]) {
    this.#connection = connection;
    this.notices = notices;
    this.#lexicon = new TableRepository(connection, lexiconMapping, lexiconEntry);
  }

  /** Opens the file at `path`, or makes it where there is none; its folder must be there. */
  static open(path: string): AppDatabase {
    try {
      return new AppDatabase(openSound(path), []);
    } catch (error) {
      if (!(error instanceof Unusable || error instanceof UnreadableRow || isDamage(error))) throw writeFailure(error);
      const aside = setAside(path);
      return new AppDatabase(openSound(path), [
        `The file that keeps your settings and recent projects was damaged, so Voxloom begins with new ones. The damaged file is kept at ${aside}.`,
      ]);
    }
  }

  /** Settings that were never changed, or cannot be read any more, are the defaults. */
  settings(): AppSettings {
    const records = this.#connection.prepare<[], SqlRecord>('SELECT name, value FROM settings').all();
    const kept = new Map(records.map((record) => [record['name'], jsonOf(record['value'])]));
    const entries = Object.entries(DEFAULT_APP_SETTINGS).map(([name, standard]: [string, unknown]) => {
      const value = appSettings.shape[name as keyof AppSettings].safeParse(kept.get(name));
      return [name, value.success ? value.data : standard];
    });
    return appSettings.parse(Object.fromEntries(entries));
  }

  /** @returns all settings as they are then. */
  changeSettings(changes: Partial<AppSettings>): AppSettings {
    const entries = Object.entries(appSettings.partial().parse(changes));
    return this.#write(() => {
      const put = this.#connection.prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
      for (const [name, value] of entries) if (value !== undefined) put.run(name, JSON.stringify(value));
      return this.settings();
    });
  }

  /** Latest first. */
  recentProjects(): readonly RememberedProject[] {
    return this.#connection
      .prepare<[], { path: string; title: string; opened_at_ms: number }>('SELECT * FROM recent_projects ORDER BY opened_at_ms DESC, path')
      .all()
      .map(({ path, title, opened_at_ms }) => ({ path, title, openedAtMs: opened_at_ms }));
  }

  rememberProject({ path, title, openedAtMs }: RememberedProject): void {
    this.#write(() => {
      this.#connection.prepare('INSERT OR REPLACE INTO recent_projects (path, title, opened_at_ms) VALUES (?, ?, ?)').run(path, title, openedAtMs);
      this.#connection
        .prepare('DELETE FROM recent_projects WHERE path NOT IN (SELECT path FROM recent_projects ORDER BY opened_at_ms DESC, path LIMIT ?)')
        .run(RECENT_CAP);
    });
  }

  forgetProject(path: string): void {
    this.#write(() => this.#connection.prepare('DELETE FROM recent_projects WHERE path = ?').run(path));
  }

  lexicon(): readonly LexiconEntry[] {
    return this.#lexicon.readAll();
  }

  /** All of them or none. */
  putLexiconEntries(entries: readonly LexiconEntry[]): void {
    const checked = entries.map((entry) => lexiconEntry.parse(entry));
    this.#write(() => {
      for (const entry of checked) this.#lexicon.put(entry);
    });
  }

  removeLexiconEntry(id: string): void {
    this.#write(() => {
      this.#lexicon.remove(id);
    });
  }

  close(): void {
    this.#connection.close();
  }

  #write<Result>(write: () => Result): Result {
    try {
      return this.#connection.transaction(write).immediate();
    } catch (error) {
      throw writeFailure(error);
    }
  }
}

/** The file is not one of ours, or of a version that this program does not know. */
class Unusable extends Error {}

/** @throws Unusable or a SqliteError that is damage when the file had better be begun anew. */
function openSound(path: string): Connection {
  if (!existsSync(path)) return createFile(path, APPLICATION_FORMAT);
  const connection = openConnection(path);
  try {
    const version = pragmaNumber(connection, 'user_version');
    if (pragmaNumber(connection, 'application_id') !== APPLICATION_FORMAT.applicationId) throw new Unusable('not a database of this program');
    if (version < 1 || version > APPLICATION_FORMAT.migrations.length) throw new Unusable(`version ${version} is not known`);
    if (!hasExpectedSchema(connection, APPLICATION_FORMAT)) throw new Unusable('the schema is not ours');
    const answer = connection.pragma('integrity_check', { simple: true });
    if (answer !== 'ok') throw new Unusable(String(answer));
    if (version < APPLICATION_FORMAT.migrations.length) migrate(connection, APPLICATION_FORMAT);
    new TableRepository(connection, lexiconMapping, lexiconEntry).readAll();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Renames the file, with the log that belongs to it. */
function setAside(path: string): string {
  const aside = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(path, aside);
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside}-wal`);
  rmSync(`${path}-shm`, { force: true });
  return aside;
}
