import { runCommands } from '../../src-main/shared/commands/run-commands.ts';
import type { CommandCall } from '../../src-main/shared/commands/run-commands.ts';
import type { EventBody, HistoryView, ProjectSnapshot, StepLabel, StudioConnection } from '../../src-main/shared/contract/contract.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { applyPatches, documentOfLists } from '../../src-main/shared/domain/project-document.ts';
import { newId } from './new-id.ts';
import { createStore } from './store.ts';

/** The open project as the window shows it: what the studio has confirmed, and on top what is on its way there. */
export interface ProjectState {
  readonly projectId: string;
  readonly path: string;
  readonly readOnly: boolean;
  readonly notices: readonly string[];
  readonly document: ProjectDocument;
  readonly history: HistoryView;
  /** Commits that the studio has not acknowledged yet. */
  readonly unsaved: number;
}

interface PendingCommit {
  readonly commitId: string;
  readonly calls: readonly CommandCall[];
}

/**
 * Edits show at once and are confirmed later. A confirmed change that arrives in between (a take that was rendered, say)
 * is put under the edits still on their way, which are run again on top of it. A refused edit simply is not there the
 * next time.
 */
export class ProjectStore {
  readonly state = createStore<ProjectState | null>(null);
  readonly #connection: StudioConnection;
  #confirmed: ProjectDocument | null = null;
  #pending: readonly PendingCommit[] = [];

  constructor(connection: StudioConnection) {
    this.#connection = connection;
    connection.on('project.changed', (change) => {
      this.#hear(change);
    });
    connection.on('project.switched', ({ project }) => {
      this.show(project);
    });
  }

  /** Shows another project, or none. */
  show(snapshot: ProjectSnapshot | null): void {
    this.#pending = [];
    this.#confirmed = snapshot && documentOfLists(snapshot.tables);
    this.state.set(
      snapshot && {
        projectId: snapshot.projectId,
        path: snapshot.path,
        readOnly: snapshot.readOnly,
        notices: snapshot.notices,
        document: documentOfLists(snapshot.tables),
        history: snapshot.history,
        unsaved: 0,
      },
    );
  }

  /**
   * Makes an edit: one step of undo. Resolves once it is safe on disk.
   * @param label name of the step, where its first command does not say what was done
   * @throws VoxloomError what the command refuses (at once, nothing is shown then) and what the studio refuses.
   */
  async commit(calls: readonly CommandCall[], mergeKey?: string, label?: StepLabel): Promise<void> {
    const state = this.#open();
    const { document } = runCommands(state.document, calls);
    const commitId = newId();
    this.#pending = [...this.#pending, { commitId, calls }];
    this.state.set({ ...state, document, unsaved: this.#pending.length });
    try {
      await this.#connection.request('project.commit', {
        projectId: state.projectId,
        commitId,
        commands: calls.map((call) => ({ name: call.name, arguments: call.arguments })),
        ...(mergeKey !== undefined && { mergeKey }),
        ...(label !== undefined && { label }),
      });
    } catch (error) {
      this.#settle(commitId);
      throw error;
    }
  }

  async undo(): Promise<void> {
    await this.#connection.request('project.undo', { projectId: this.#open().projectId });
  }

  async redo(): Promise<void> {
    await this.#connection.request('project.redo', { projectId: this.#open().projectId });
  }

  #open(): ProjectState {
    const state = this.state.get();
    if (!state) throw new Error('no project is open');
    return state;
  }

  #hear({ projectId, patches, commitId, history }: EventBody<'project.changed'>): void {
    const state = this.state.get();
    if (!state || !this.#confirmed || state.projectId !== projectId) return;
    this.#confirmed = applyPatches(this.#confirmed, patches);
    const isNextOfOurs = commitId !== null && this.#pending[0]?.commitId === commitId;
    this.#pending = this.#pending.filter((pending) => pending.commitId !== commitId);
    // The common case, our own edit coming back, changes nothing on screen: keep the rows as they are.
    const document = isNextOfOurs ? state.document : this.#replay(this.#confirmed);
    this.state.set({ ...state, document, history, unsaved: this.#pending.length });
  }

  #settle(commitId: string): void {
    this.#pending = this.#pending.filter((pending) => pending.commitId !== commitId);
    const state = this.state.get();
    if (!state || !this.#confirmed) return;
    this.state.set({ ...state, document: this.#replay(this.#confirmed), unsaved: this.#pending.length });
  }

  /** Edits on their way, on top of `document`; one that no longer makes sense will be refused by the studio as well. */
  #replay(document: ProjectDocument): ProjectDocument {
    return this.#pending.reduce((present, { calls }) => {
      try {
        return runCommands(present, calls).document;
      } catch {
        return present;
      }
    }, document);
  }
}
