import type { RenderQueueView } from '../../shared/contract/views.ts';
import type { Patch } from '../../shared/domain/project-document.ts';
import { lineState } from '../../shared/domain/recipe.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { RenderQueue } from '../speech/render-queue.ts';
import type { SpeechService } from '../speech/speech-service.ts';
import { unusedSeed } from '../speech/unused-seed.ts';
import { keepTake } from './keep-take.ts';
import type { ProjectSession } from './project-session.ts';
import { QueueFile } from './queue-file.ts';

export interface RenderWork {
  readonly queue: RenderQueue;
  /** The project was edited: lines that are gone wait no longer. */
  noteEdit(patches: readonly Patch[]): void;
  /** Stops; what was not done is written down. */
  close(): Promise<void>;
}

/**
 * The render queue of a project: takes are spoken as the project is when their turn comes, kept in its file, and what
 * waits is written down there. Queued lines that are gone, or whose take already says what they say, fall away at a restart.
 */
export function openRenderQueue(session: ProjectSession, speech: SpeechService, onChange: (view: RenderQueueView) => void): RenderWork {
  const file = new QueueFile(session.database, (job) => isStillToDo(session, job));
  const seedsInWork = new Map<string, Set<number>>();
  const queue = new RenderQueue({
    async render({ lineId, seed, urgent }, { signal, onShare }) {
      const { document } = session;
      const line = document.lines.get(lineId);
      if (!line) throw new VoxloomError('edit.refused', 'This line is no longer in the script.');
      const taken = seedsInWork.get(lineId) ?? new Set();
      seedsInWork.set(lineId, taken);
      const number = seed === 'own' ? line.seed : unusedSeed(document, lineId, taken);
      taken.add(number);
      try {
        return await speech.renderTake(document, lineId, number, { signal, onShare, urgent });
      } finally {
        // The take itself keeps its seed from now on; it is committed before another job of the line asks.
        setImmediate(() => taken.delete(number));
      }
    },
    onTake: (take) => {
      keepTake(session, take);
    },
    onChange,
    sizeOf: (lineId) => session.document.lines.get(lineId)?.text.length ?? 0,
    persistence: file,
  });
  // What an earlier run left undone goes on by itself.
  if (!session.readOnly) queue.resume();
  return {
    queue,
    noteEdit(patches) {
      const gone = patches.filter(({ table, row }) => table === 'lines' && row === null).map(({ id }) => id);
      if (gone.length > 0) queue.cancel(gone);
    },
    async close() {
      await queue.close();
      file.flush();
    },
  };
}

/** @param job `own:<line id>` or `new:<line id>`, as `RenderQueue` writes it */
function isStillToDo({ document }: ProjectSession, job: string): boolean {
  const [kind = '', lineId = ''] = job.split(/:(.*)/s);
  return document.lines.has(lineId) && (kind !== 'own' || lineState(document, lineId) !== 'fresh');
}
