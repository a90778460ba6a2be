import { mkdir } from 'node:fs/promises';

import type { CommandCall } from '../../shared/commands/run-commands.ts';
import { runCommands } from '../../shared/commands/run-commands.ts';
import type { HistoryView, ProjectSnapshot } from '../../shared/contract/contract.ts';
import type { Patch, ProjectDocument } from '../../shared/domain/project-document.ts';
import { applyPatches, DEFAULT_SETTINGS, invertPatches, rowLists } from '../../shared/domain/project-document.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { HistoryMove, ProjectDatabase } from '../../database/project-database.ts';

/** What happened to a project, as its windows are told. */
export interface ProjectChange {
  readonly projectId: string;
  readonly revision: number;
  readonly patches: Patch[];
  readonly commitId: string | null;
  readonly history: HistoryView;
}

export interface CommitOptions {
  /** Comes back in the change; null for edits that no window asked for. */
  readonly commitId: string | null;
  readonly mergeKey?: string | undefined;
  /** Name of the step; that of its first command where absent. */
  readonly label?: string | undefined;
}

/**
 * An open project: its file, and the one document that counts. An edit is on the disk before anybody hears of it; an edit
 * that fails has changed nothing.
 */
export class ProjectSession {
  readonly database: ProjectDatabase;
  readonly #onChange: (change: ProjectChange) => void;
  #document: ProjectDocument;
  #edits = 0;

  /** Takes the database over: closing the session closes it. */
  constructor(database: ProjectDatabase, onChange: (change: ProjectChange) => void) {
    this.database = database;
    this.#onChange = onChange;
    this.#document = database.readDocument();
  }

  get projectId(): string {
    return this.database.projectId;
  }

  get readOnly(): boolean {
    return this.database.readOnly;
  }

  /** The project as it is now; replaced, never changed, by an edit. */
  get document(): ProjectDocument {
    return this.#document;
  }

  /** Commits, undos and redos since it was opened. */
  get edits(): number {
    return this.#edits;
  }

  get title(): string {
    return this.#document.settings.get('project')?.title ?? '';
  }

  /**
   * Runs commands as one step of undo.
   * @returns the revision they made
   * @throws VoxloomError `project.read-only`, `project.write-failed`, and what `runCommands` throws.
   */
  commit(calls: readonly CommandCall[], { commitId, mergeKey, label }: CommitOptions): number {
    this.#refuseReadOnly();
    const { document, patches } = runCommands(this.#document, calls);
    const inverse = invertPatches(this.#document, patches);
    const { revision } = this.database.commit({ calls, patches, inverse, mergeKey, label, atMs: Date.now() });
    this.#document = document;
    this.#edits += 1;
    this.#tell(revision, patches, commitId);
    return revision;
  }

  /** @returns the revision; the present one when there is nothing to undo. */
  undo(): number {
    return this.#follow(this.database.undo());
  }

  /** @returns the revision; the present one when there is nothing to redo. */
  redo(): number {
    return this.#follow(this.database.redo());
  }

  /** Everything a window needs to show the project. */
  snapshot(): ProjectSnapshot {
    const { database } = this;
    return {
      projectId: database.projectId,
      path: database.path,
      readOnly: database.readOnly,
      notices: [...database.notices],
      revision: database.revision,
      history: database.history(),
      tables: rowLists(this.#document),
    };
  }

  /**
   * Puts a verified copy into `folder`, then lets go of takes that nothing needs (`takeCap` of the settings).
   * @returns path of the copy
   * @throws VoxloomError `project.write-failed`.
   */
  async backUp(folder: string): Promise<string> {
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw new VoxloomError('project.write-failed', `No backup was made: the folder "${folder}" cannot be made.`, { cause });
    });
    const { path } = await this.database.backUp(folder);
    const { patches } = this.readOnly ? { patches: [] } : this.database.prune(this.#document.settings.get('project')?.takeCap ?? DEFAULT_SETTINGS.takeCap);
    this.#document = applyPatches(this.#document, patches);
    this.#tell(this.database.revision, patches, null);
    return path;
  }

  close(): void {
    this.database.close();
  }

  #follow(move: HistoryMove | null): number {
    if (!move) return this.database.revision;
    this.#document = applyPatches(this.#document, move.patches);
    this.#edits += 1;
    this.#tell(move.revision, move.patches, null);
    return move.revision;
  }

  #tell(revision: number, patches: readonly Patch[], commitId: string | null): void {
    this.#onChange({ projectId: this.projectId, revision, patches: [...patches], commitId, history: this.database.history() });
  }

  #refuseReadOnly(): void {
    if (!this.readOnly) return;
    throw new VoxloomError('project.read-only', 'This project is open for reading only. Save it elsewhere to edit it.');
  }
}
