import type { RenderJob, RenderQueueView } from '../../../src-main/shared/contract/views.ts';

const byLine = new WeakMap<readonly RenderJob[], ReadonlyMap<string, RenderJob>>();

/** What the queue does about a line; undefined for one that is not in it. */
export function jobOf({ jobs }: RenderQueueView, lineId: string): RenderJob | undefined {
  let known = byLine.get(jobs);
  if (!known) {
    known = new Map(jobs.map((job) => [job.lineId, job]));
    byLine.set(jobs, known);
  }
  return known.get(lineId);
}
