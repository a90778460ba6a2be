import { useEffect } from 'react';

import type { ExportJob } from '../../../src-main/shared/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { formatFigure } from '../../i18n/format-figures.ts';
import { useFailureText } from '../../i18n/use-failure-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import styles from './export-dialog.module.css';
import { words } from './export.messages.ts';

/** Exports of the project, newest first: how far they are, what came out, and what can be done. */
export function ExportJobs() {
  const text = useText();
  const studio = useStudio();
  const jobs = useStore(studio.exports, (all) => all);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const { jobs: kept } = await studio.connection.request('export.list', {});
      studio.exports.set([...kept].reverse());
    };
    void tell(studio, load());
  }, [studio]);
  return (
    <section className={styles['jobs']} aria-label={text(words.jobs)} tabIndex={0}>
      <h3>{text(words.jobs)}</h3>
      {jobs.length === 0 && <p className={styles['hint']}>{text(words.noJobs)}</p>}
      <ul>
        {jobs.toReversed().map((job) => (
          <li key={job.id}>
            <JobView job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function JobView({ job }: { readonly job: ExportJob }) {
  const text = useText();
  const failureText = useFailureText();
  const studio = useStudio();
  const counts = { done: job.filesDone, total: job.filesTotal };
  const left = job.remainingMs === undefined ? undefined : clock(job.remainingMs);
  const headline =
    job.state === 'running' ? (left === undefined ? text(words.runningUnknown, counts) : text(words.running, { ...counts, left })) : text(words[job.state], counts);
  return (
    <article className={styles['job']} data-state={job.state}>
      <p className={styles['jobTarget']} title={job.spec.target}>
        {job.spec.target}
      </p>
      <p>{headline}</p>
      {job.state === 'running' && <progress aria-label={text(words.progress)} value={job.share} max={1} />}
      {job.message !== undefined && <p className={styles['problem']}>{failureText({ message: job.message, code: job.code })}</p>}
      {job.warnings.map((warning, index) => (
        <p key={index} className={styles['warning']}>
          {warning}
        </p>
      ))}
      {job.files.length > 0 && (
        <ul className={styles['files']}>
          {job.files.slice(0, SHOWN_FILES).map((file) => (
            <li key={file.path}>
              <span className={styles['fileName']}>{file.path.split(/[/\\]/).at(-1)}</span>
              <span className={styles['measure']}>
                {text(words.measured, {
                  length: (file.lengthMs / 1000).toFixed(1),
                  loudness: file.loudnessLufs === null ? '–' : formatFigure(file.loudnessLufs),
                  peak: file.truePeakDbtp === null ? '–' : formatFigure(file.truePeakDbtp),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['jobButtons']}>
        {job.state === 'running' && (
          <Button onClick={() => void tell(studio, studio.connection.request('export.cancel', { jobId: job.id }))}>{text(words.cancel)}</Button>
        )}
        {(job.state === 'failed' || job.state === 'cancelled' || job.state === 'interrupted') && (
          <Button onClick={() => void tell(studio, studio.connection.request('export.resume', { jobId: job.id }))}>{text(words.resume)}</Button>
        )}
        {studio.capabilities.revealFile && job.files[0] && (
          <Button onClick={() => void tell(studio, studio.connection.request('shell.revealFile', { path: job.files[0]?.path ?? job.spec.target }))}>{text(words.show)}</Button>
        )}
      </div>
    </article>
  );
}

/** The list of files is a proof, not a file manager. */
const SHOWN_FILES = 50;

function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
