import { runCommands } from '../../../src-main/shared/commands/run-commands.ts';
import type { EventBody, EventName, RequestName, RequestOutput, StudioConnection } from '../../../src-main/shared/contract/contract.ts';
import { DEFAULT_APP_SETTINGS } from '../../../src-main/shared/contract/views.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';

/** A studio that keeps one project in memory: it answers connect and commit, and refuses everything else. */
export function memoryStudio(opened: ProjectDocument): StudioConnection {
  let document = opened;
  let revision = 0;
  const listeners = new Map<EventName, Set<(body: never) => void>>();
  const history = { undo: null, redo: null, lastBackupAtMs: null };
  const answer = (name: RequestName, input: unknown): unknown => {
    if (name === 'studio.connect') {
      const tables = Object.fromEntries(Object.entries(document).map(([table, rows]) => [table, [...(rows as ReadonlyMap<string, unknown>).values()]]));
      const project = { projectId: 'project', path: '/long-night.vox', readOnly: false, notices: [], revision, history, tables };
      const capabilities = { nativeDialogs: false, nativeMenu: false, revealFile: false };
      return { version: '0', shell: 'web', platform: 'linux', capabilities, settings: { ...DEFAULT_APP_SETTINGS, tourSeen: true }, recent: [], voices: [], project };
    }
    if (name === 'project.commit') {
      const { commands, commitId } = input as { commands: { name: string; arguments: unknown }[]; commitId: string };
      const made = runCommands(document, commands);
      document = made.document;
      revision += 1;
      const body: EventBody<'project.changed'> = { projectId: 'project', revision, patches: [...made.patches], commitId, history };
      for (const listener of listeners.get('project.changed') ?? []) listener(body as never);
      return { revision };
    }
    throw new VoxloomError('request.unknown', `The bench has no ${name}.`);
  };
  return {
    request: async <N extends RequestName>(name: N, input: unknown) => {
      await Promise.resolve();
      return answer(name, input) as RequestOutput<N>;
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    onClose: () => undefined,
  };
}
