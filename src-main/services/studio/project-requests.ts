import { ProjectDatabase } from '../../database/project-database.ts';
import type { ProjectSnapshot, RequestHandlers } from '../../shared/contract/contract.ts';
import type { CancelSignal } from '../../shared/rpc/cancel-signal.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import type { AppMemory } from './app-memory.ts';
import { authorPath, newProjectPath, projectPathFailure } from './author-path.ts';
import { freeProjectPath } from './free-path.ts';
import type { PresentProject } from './present-project.ts';
import { nameOf } from './present-project.ts';
import { copySample } from './sample/copy-sample.ts';

type ProjectRequests = Pick<
  RequestHandlers,
  | 'project.create'
  | 'project.open'
  | 'project.openSample'
  | 'project.close'
  | 'project.saveAs'
  | 'project.backUp'
  | 'project.commit'
  | 'project.undo'
  | 'project.redo'
>;

export interface ProjectRequestOptions {
  readonly present: PresentProject;
  readonly memory: AppMemory;
  readonly backupFolder: string;
  /** Path of the finished sample project, which is made if need be. */
  readonly findSample: (signal: AbortSignal) => Promise<string>;
}

/** Opening, keeping and editing a project. */
export function projectRequests({ present, memory, backupFolder, findSample }: ProjectRequestOptions): ProjectRequests {
  const remembered = async (opening: Promise<ProjectSnapshot>): Promise<ProjectSnapshot> => {
    const snapshot = await opening;
    if (present.now) memory.database.rememberProject({ path: snapshot.path, title: nameOf(present.now.session), openedAtMs: Date.now() });
    return snapshot;
  };
  return {
    'project.create': async ({ path, title }) => {
      const target = path === undefined ? await freeProjectPath(memory.settings().defaultFolder, title) : newProjectPath(path);
      return remembered(present.enter(() => createAt(target, title)));
    },
    'project.open': ({ path }) => remembered(present.open(authorPath(path))),
    'project.openSample': async (_input, signal: CancelSignal) => {
      const sample = await findSample(abortSignalOf(signal));
      return remembered(present.enter(() => copySample(sample, memory.settings().defaultFolder)));
    },
    'project.close': async () => {
      await present.close();
      return {};
    },
    'project.saveAs': ({ path }) => {
      const { session } = present.need();
      const target = newProjectPath(path);
      return remembered(
        present.enter(async () => {
          await session.database.saveAs(target);
          return ProjectDatabase.open(target);
        }),
      );
    },
    'project.backUp': async () => {
      const { session, backups } = present.need();
      const path = await session.backUp(backupFolder);
      backups.noteBackup();
      return { path };
    },
    'project.commit': ({ projectId, commitId, commands, mergeKey, label }) => {
      const { session } = present.need(projectId);
      const revision = session.commit(
        commands.map(({ name, arguments: args }) => ({ name, arguments: args })),
        { commitId, mergeKey, label },
      );
      return Promise.resolve({ revision });
    },
    'project.undo': ({ projectId }) => Promise.resolve({ revision: present.need(projectId).session.undo() }),
    'project.redo': ({ projectId }) => Promise.resolve({ revision: present.need(projectId).session.redo() }),
  };
}

function createAt(path: string, title: string): ProjectDatabase {
  try {
    return ProjectDatabase.create(path, { title });
  } catch (error) {
    throw projectPathFailure(path, error);
  }
}
