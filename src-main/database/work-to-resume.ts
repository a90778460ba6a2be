import { z } from 'zod';

import { exportJob } from '../shared/contract/views.ts';
import type { ExportJob } from '../shared/contract/views.ts';
import type { Connection } from './connection.ts';
import { jsonOf } from './repositories/table-mapping.ts';

/** What goes on after a restart, and is never undone: lines that wait to be rendered, and exports with what became of them. */
export class WorkToResume {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  renderQueue(): string[] {
    return this.#connection.prepare<[], string>('SELECT line_id FROM render_queue ORDER BY position').pluck().all();
  }

  /** Replaces the whole queue. */
  setRenderQueue(lineIds: readonly string[]): void {
    this.#connection.prepare('DELETE FROM render_queue').run();
    const insert = this.#connection.prepare('INSERT INTO render_queue (position, line_id) VALUES (?, ?)');
    for (const [position, lineId] of lineIds.entries()) insert.run(position, lineId);
  }

  putExport(job: ExportJob): void {
    this.#connection
      .prepare('INSERT INTO exports (id, job) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET job = excluded.job')
      .run(job.id, JSON.stringify(job));
  }

  /** In the order in which they were first put. One that cannot be read any more is left out. */
  exports(): ExportJob[] {
    const jobs = this.#connection.prepare<[], string>('SELECT job FROM exports ORDER BY number').pluck().all();
    return jobs.flatMap((job) => exportJob.safeParse(inPresentForm(jsonOf(job))).data ?? []);
  }
}

/** A job as it was kept before subtitles became one kind of companion file, when stems were one a track. */
const subtitledJob = z.looseObject({ state: z.string(), spec: z.looseObject({ what: z.string(), subtitles: z.enum(['none', 'srt', 'vtt']) }) });

function inPresentForm(job: unknown): unknown {
  const old = subtitledJob.safeParse(job).data;
  if (!old) return job;
  const { subtitles, ...spec } = old.spec;
  // Other stems come now: what was half done is begun anew.
  const begun = old.spec.what === 'stems' && old.state !== 'done' ? { filesDone: 0, share: 0, files: [] } : {};
  return { ...old, ...begun, spec: { ...spec, companions: subtitles === 'none' ? [] : [subtitles], cuePoints: 'none', gate: 'off' } };
}
