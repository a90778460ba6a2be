import type { EventBody, EventName, ProjectSnapshot, RequestInput, RequestName, RequestOutput, StudioConnection } from '../../../src-main/shared/contract/contract.ts';
import { rowLists, type ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';

type Answers = { [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> | Promise<RequestOutput<N>> };

/** A studio that answers what a test tells it to, and says what the test wants said. */
export class ScriptedConnection implements StudioConnection {
  readonly asked: { readonly name: RequestName; readonly input: unknown }[] = [];
  readonly #answers: Answers;
  readonly #listeners = new Map<EventName, ((body: never) => void)[]>();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  async request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    this.asked.push({ name, input });
    const answer = this.#answers[name];
    if (!answer) throw new Error(`nobody answers ${name}`);
    return await answer(input);
  }

  on<N extends EventName>(name: N, listener: (body: EventBody<N>) => void): () => void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return () => undefined;
  }

  onClose(): void {
    // It never goes away.
  }

  say<N extends EventName>(name: N, body: EventBody<N>): void {
    for (const listener of this.#listeners.get(name) ?? []) (listener as (body: EventBody<N>) => void)(body);
  }
}

export function snapshotOf(document: ProjectDocument, projectId = 'p'): ProjectSnapshot {
  return {
    projectId,
    path: `/${projectId}.vox`,
    readOnly: false,
    notices: [],
    revision: 0,
    history: { undo: null, redo: null, lastBackupAtMs: null },
    tables: rowLists(document),
  };
}
