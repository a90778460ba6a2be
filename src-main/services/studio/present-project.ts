import { realpath } from 'node:fs/promises';
import { basename, extname } from 'node:path';

import { ProjectDatabase } from '../../database/project-database.ts';
import type { ProjectSnapshot } from '../../shared/contract/contract.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { ExportService } from '../export/export-service.ts';
import { projectPathFailure } from './author-path.ts';
import type { BackupClock } from './backup-clock.ts';
import type { ProjectChange } from './project-session.ts';
import { ProjectSession } from './project-session.ts';
import type { RenderWork } from './render-work.ts';

/** A project with everything that works on it. */
export interface OpenProject {
  readonly session: ProjectSession;
  readonly rendering: RenderWork;
  readonly exports: ExportService;
  readonly backups: BackupClock;
}

export interface PresentProjectOptions {
  /** Puts to work what belongs to a project. */
  readonly furnish: (session: ProjectSession) => Omit<OpenProject, 'session'>;
  readonly onChange: (change: ProjectChange) => void;
  /** Another project is there, or none. */
  readonly onSwitch: (project: OpenProject | undefined) => void;
  /** A former project could not be closed cleanly. */
  readonly onFailure: (error: unknown) => void;
}

/** The one project that is open, if any. Opening and closing take their turn, so that no two of them mix. */
export class PresentProject {
  readonly #options: PresentProjectOptions;
  #project: OpenProject | undefined;
  /** The last opening or closing, and the last putting away of a former project. Never reject. */
  #turn: Promise<unknown> = Promise.resolve();
  #putAway: Promise<void> = Promise.resolve();

  constructor(options: PresentProjectOptions) {
    this.#options = options;
  }

  get now(): OpenProject | undefined {
    return this.#project;
  }

  /**
   * @param projectId of the project that is meant; without, whichever is open
   * @throws VoxloomError `project.none-open`; `edit.refused` when another project is open.
   */
  need(projectId?: string): OpenProject {
    if (!this.#project) throw new VoxloomError('project.none-open', 'No project is open. Open one or make a new one first.');
    if (projectId !== undefined && projectId !== this.#project.session.projectId) {
      throw new VoxloomError('edit.refused', 'Another project is open now, so this was not done.');
    }
    return this.#project;
  }

  /**
   * Opens the project at `path` in the former one's place; the former stays when that fails. The one that is open already
   * stays as it is, unless it is read-only: it may be free to write by now.
   * @throws VoxloomError what `ProjectDatabase.open` throws.
   */
  open(path: string): Promise<ProjectSnapshot> {
    return this.#inTurn(async () => {
      const session = this.#project?.session;
      if (session && !session.readOnly && (await isSameFile(path, session.database.path))) return session.snapshot();
      // Its writer lock is free only when it is closed for good.
      await this.#putAway;
      return this.#enter(openDatabase(path));
    });
  }

  /** Goes on in a project that `make` makes; nothing changes when that fails. */
  enter(make: () => ProjectDatabase | Promise<ProjectDatabase>): Promise<ProjectSnapshot> {
    return this.#inTurn(async () => this.#enter(await make()));
  }

  /** Closes the project, if one is open, with everything of it on the disk. Never rejects. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const former = this.#project;
      if (former) {
        this.#project = undefined;
        this.#options.onSwitch(undefined);
        this.#leave(former);
      }
      await this.#putAway;
    });
  }

  #enter(database: ProjectDatabase): ProjectSnapshot {
    const former = this.#project;
    const project = this.#furnish(database);
    this.#project = project;
    const snapshot = project.session.snapshot();
    this.#options.onSwitch(project);
    if (former) this.#leave(former);
    return snapshot;
  }

  #furnish(database: ProjectDatabase): OpenProject {
    try {
      const session = new ProjectSession(database, (change) => {
        project.rendering.noteEdit(change.patches);
        this.#options.onChange(change);
      });
      const project: OpenProject = { session, ...this.#options.furnish(session) };
      return project;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** The window has gone on already; what was running there ends behind it. */
  #leave({ session, rendering, exports, backups }: OpenProject): void {
    this.#putAway = this.#putAway
      .then(async () => {
        await Promise.allSettled([rendering.close(), exports.close()]);
        await backups.close();
        session.close();
      })
      .catch((error: unknown) => {
        this.#options.onFailure(error);
      });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** What a project is called: its title, or else its file's name. */
export function nameOf(session: ProjectSession): string {
  const { path } = session.database;
  return session.title === '' ? basename(path, extname(path)) : session.title;
}

function openDatabase(path: string): ProjectDatabase {
  try {
    return ProjectDatabase.open(path);
  } catch (error) {
    throw projectPathFailure(path, error);
  }
}

async function isSameFile(path: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([path, other].map((one) => realpath(one).catch(() => one)));
  return first === second;
}
