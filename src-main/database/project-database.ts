import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

import type { HistoryView } from '../shared/contract/contract.ts';
import type { ExportJob, TakeDetail } from '../shared/contract/views.ts';
import type { CommandCall } from '../shared/commands/run-commands.ts';
import type { Patch, ProjectDocument } from '../shared/domain/project-document.ts';
import type { ProjectSettings } from '../shared/domain/project-rows.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { statement } from './connection.ts';
import type { Connection } from './connection.ts';
import { backUpProject, saveProjectAs } from './copy-project.ts';
import { createProject } from './create-project.ts';
import { History } from './history.ts';
import { noteOpen } from './open-here.ts';
import { openProject } from './open-project.ts';
import type { OpenedProject } from './open-project.ts';
import { prune } from './prune.ts';
import { refuseUnkeepable } from './refuse-unkeepable.ts';
import { DocumentRepositories } from './repositories/document-repositories.ts';
import { SoundStore } from './sound-store.ts';
import type { StoredSound } from './sound-store.ts';
import type { SoundReference, SoundWriter } from './sound-writer.ts';
import { readFailure, writeFailure } from './sqlite-failure.ts';
import { TakeDetails } from './take-details.ts';
import { WorkToResume } from './work-to-resume.ts';

/** One edit: what was asked for, what it changes, and what takes it back. */
export interface Commit {
  readonly calls: readonly CommandCall[];
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** Commits in a row with one key, each within 2 s of the one before, become one step of undo. */
  readonly mergeKey?: string | undefined;
  /** Name of the step; that of its first command where absent. */
  readonly label?: string | undefined;
  readonly atMs: number;
}

/** What an undo or redo did. */
export interface HistoryMove {
  readonly patches: readonly Patch[];
  readonly revision: number;
  /** Name of the command that was undone or redone. */
  readonly name: string;
}

/**
 * An open project file, the only thing that touches it. Everything is synchronous and on the disk when it returns; what
 * fails is not in the file at all. Writing throws VoxloomError: `project.read-only`; `project.write-failed` when the disk
 * does not take it.
 */
export class ProjectDatabase {
  /** Absolute. */
  readonly path: string;
  readonly projectId: string;
  readonly readOnly: boolean;
  /** Why it is read-only, what could not be read, what to look out for; one sentence each, for the author. */
  readonly notices: readonly string[];

  readonly #opened: OpenedProject;
  readonly #connection: Connection;
  readonly #rows: DocumentRepositories;
  readonly #history: History;
  readonly #sounds: SoundStore;
  readonly #details: TakeDetails;
  readonly #work: WorkToResume;
  readonly #noteClosed: () => void;
  /** What opening read, until the first edit. */
  #document: ProjectDocument | undefined;

  private constructor(path: string, opened: OpenedProject) {
    this.path = path;
    this.readOnly = opened.lock === undefined;
    this.notices = opened.notices;
    this.#opened = opened;
    this.#connection = opened.connection;
    this.#document = opened.document;
    this.#rows = new DocumentRepositories(opened.connection);
    this.#history = new History(opened.connection);
    this.#sounds = new SoundStore(opened.connection);
    this.#details = new TakeDetails(opened.connection);
    this.#work = new WorkToResume(opened.connection);
    this.projectId = String(opened.connection.prepare('SELECT project_id FROM project').pluck().get());
    this.#noteClosed = noteOpen(path);
  }

  /**
   * Makes an empty project and opens it.
   * @throws VoxloomError `input.target-unwritable` when there is a file already, or none can be made.
   */
  static create(path: string, settings: Partial<ProjectSettings>): ProjectDatabase {
    createProject(resolve(path), settings);
    return ProjectDatabase.open(path);
  }

  /**
   * Opens a project to write, or to read only when asked or when it must be; then `notices` says why.
   * @throws VoxloomError `project.missing`, `project.not-a-project`, `project.too-new`; `project.damaged` when nothing of it can be read.
   */
  static open(path: string, options: { readonly readOnly?: boolean } = {}): ProjectDatabase {
    return new ProjectDatabase(resolve(path), openProject(resolve(path), options.readOnly ?? false));
  }

  /** Counts commits, undos and redos over the life of the file. */
  get revision(): number {
    return this.#read(() => Number(statement(this.#connection, 'SELECT revision FROM project').pluck().get()));
  }

  /** @throws VoxloomError `project.damaged` when the file was damaged while it was open. */
  readDocument(): ProjectDocument {
    return this.#document ?? this.#read(() => this.#connection.transaction(() => this.#rows.readDocument())());
  }

  /**
   * Writes an edit and its step of history, and forgets what could be redone.
   * @throws VoxloomError `edit.refused` for rows that the project could not keep or that refer to rows that are gone.
   */
  commit({ calls, patches, inverse, mergeKey, label, atMs }: Commit): { revision: number } {
    refuseUnkeepable(patches);
    return this.#write(() => {
      this.#rows.apply(patches);
      this.#history.record({ name: label ?? calls[0]?.name ?? 'project.edit', patches, inverse, mergeKey, atMs });
      return { revision: this.#nextRevision() };
    });
  }

  /** Takes the last step back. @returns what changed; null when there is nothing to undo. */
  undo(): HistoryMove | null {
    return this.#move(() => this.#history.stepBack());
  }

  /** Does the step that was undone last once more. @returns what changed; null when there is nothing to redo. */
  redo(): HistoryMove | null {
    return this.#move(() => this.#history.stepForward());
  }

  history(): HistoryView {
    const { undo, redo } = this.historyNames(1);
    const lastBackupAtMs = this.#read(() => statement<[], number | null>(this.#connection, 'SELECT last_backup_at_ms FROM project').pluck().get() ?? null);
    return { undo: undo[0] ?? null, redo: redo[0] ?? null, lastBackupAtMs };
  }

  /** Names of the steps that undo and redo would go over, nearest first, at most `limit` of each. */
  historyNames(limit: number): { undo: readonly string[]; redo: readonly string[] } {
    return this.#read(() => this.#history.names(limit));
  }

  /** Makes what the project holds now its beginning: nothing before it can be undone any more. */
  forgetHistory(): void {
    this.#write(() => {
      this.#history.forget();
      return { revision: this.#nextRevision() };
    });
  }

  /** Keeps a sound (interleaved float32 at 48 kHz, whole frames a piece), once however often it is put. */
  putSound({ channels, chunks }: { readonly channels: number; readonly chunks: Iterable<Float32Array> | Float32Array }): SoundReference {
    const writer = this.beginSound(channels);
    try {
      for (const samples of chunks instanceof Float32Array ? [chunks] : chunks) writer.append(samples);
      return writer.finish();
    } catch (error) {
      writer.abandon();
      throw error;
    }
  }

  /** Begins a sound whose pieces come one after another, as from a decoder; to be ended by `finish` or `abandon`. */
  beginSound(channels: number): SoundWriter {
    this.#refuseReadOnly();
    return this.#sounds.begin(channels);
  }

  sound(soundId: string): StoredSound | undefined {
    return this.#read(() => this.#sounds.get(soundId));
  }

  putPeaks(soundId: string, peaks: Uint8Array): void {
    this.#write(() => this.#connection.prepare('INSERT OR REPLACE INTO peaks (sound_id, data) VALUES (?, ?)').run(soundId, peaks));
  }

  peaks(soundId: string): Uint8Array | undefined {
    return this.#read(() => this.#connection.prepare<[string], Buffer>('SELECT data FROM peaks WHERE sound_id = ?').pluck().get(soundId));
  }

  putTakeDetail(takeId: string, detail: TakeDetail): void {
    this.#write(() => {
      this.#details.put(takeId, detail);
    });
  }

  takeDetail(takeId: string): TakeDetail | undefined {
    return this.#read(() => this.#details.get(takeId));
  }

  /** Lines that wait to be rendered, in their order. */
  renderQueue(): readonly string[] {
    return this.#read(() => this.#work.renderQueue());
  }

  setRenderQueue(lineIds: readonly string[]): void {
    this.#write(() => {
      this.#work.setRenderQueue(lineIds);
    });
  }

  putExport(job: ExportJob): void {
    this.#write(() => {
      this.#work.putExport(job);
    });
  }

  /** Every export of this project, oldest first. */
  exports(): readonly ExportJob[] {
    return this.#read(() => this.#work.exports());
  }

  /**
   * Removes takes beyond `cap` of their line that nothing needs, with their sounds and details; see `prune`. No step of
   * undo, because nothing that can be undone is lost.
   * @returns the patches that the document changed by; none when there was nothing to remove.
   */
  prune(cap: number): { patches: readonly Patch[]; revision: number } {
    const pruned = this.#write(() => {
      const patches = prune(this.#connection, cap, Date.now());
      return { patches, revision: patches.length > 0 ? this.#nextRevision() : this.revision };
    });
    this.#write(() => this.#connection.pragma('incremental_vacuum'));
    return pruned;
  }

  /**
   * Puts a verified copy into a folder, which must be there, and keeps the ten latest. Editing may go on meanwhile.
   * @throws VoxloomError `project.write-failed`.
   */
  async backUp(targetFolder: string): Promise<{ path: string }> {
    const path = await backUpProject(this.#connection, this, resolve(targetFolder));
    if (!this.readOnly) this.#write(() => this.#connection.prepare('UPDATE project SET last_backup_at_ms = ?').run(Date.now()));
    return { path };
  }

  /**
   * Puts a verified copy at `path`, in place of a file there; the caller goes on in it by opening it. It has an id of its own.
   * @throws VoxloomError `input.target-unwritable` when that project is open, this one too; `project.write-failed`.
   */
  async saveAs(path: string): Promise<void> {
    await saveProjectAs(this.#connection, resolve(path));
  }

  /** Moves what is in the write-ahead log into the file and lets go of it. Closing twice is no error. */
  close(): void {
    if (!this.#connection.open) return;
    if (!this.readOnly) {
      try {
        this.#connection.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk: the log stays beside the file and is read with it the next time.
      }
    }
    this.#connection.close();
    this.#noteClosed();
    this.#opened.lock?.release();
    if (this.#opened.temporaryFolder !== undefined) rmSync(this.#opened.temporaryFolder, { recursive: true, force: true });
  }

  #move(step: () => { name: string; patches: readonly Patch[] } | undefined): HistoryMove | null {
    return this.#write(() => {
      const made = step();
      if (!made) return null;
      this.#rows.apply(made.patches);
      return { ...made, revision: this.#nextRevision() };
    });
  }

  #nextRevision(): number {
    const next = 'UPDATE project SET revision = revision + 1, head_check = (revision + 1) * 8191 + history_position RETURNING revision';
    return Number(statement(this.#connection, next).pluck().get());
  }

  #read<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw readFailure(error);
    }
  }

  #write<Result>(write: () => Result): Result {
    this.#refuseReadOnly();
    try {
      const result = this.#connection.transaction(write).immediate();
      this.#document = undefined;
      return result;
    } catch (error) {
      throw writeFailure(error);
    }
  }

  #refuseReadOnly(): void {
    if (this.readOnly) throw new VoxloomError('project.read-only', 'This project is open for reading only. Save it elsewhere to edit it.');
  }
}
