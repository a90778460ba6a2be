import type { AppDatabase } from '../../database/app-database.ts';
import type { RequestInput } from '../../shared/contract/contract.ts';
import type { AppSettings, RecentProject } from '../../shared/contract/views.ts';
import { exists } from './free-path.ts';

/** What the author set, and what was worked on, as the app's own database keeps it. */
export class AppMemory {
  readonly database: AppDatabase;
  readonly #documentsFolder: string;

  constructor(database: AppDatabase, documentsFolder: string) {
    this.database = database;
    this.#documentsFolder = documentsFolder;
  }

  settings(): AppSettings {
    return this.#withFolder(this.database.settings());
  }

  change(changes: RequestInput<'settings.change'>): AppSettings {
    const told = Object.entries(changes).filter(([, value]) => value !== undefined);
    return this.#withFolder(this.database.changeSettings(Object.fromEntries(told)));
  }

  /** Latest first; those whose file is gone are marked. */
  recent(): Promise<RecentProject[]> {
    return Promise.all(this.database.recentProjects().map(async (project) => ({ ...project, missing: !(await exists(project.path)) })));
  }

  #withFolder(settings: AppSettings): AppSettings {
    return settings.defaultFolder === '' ? { ...settings, defaultFolder: this.#documentsFolder } : settings;
  }
}
