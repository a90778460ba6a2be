import { X } from 'lucide-react';

import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useFailureText } from '../../i18n/use-failure-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { jobOf } from '../script/render-jobs.ts';
import { words } from './takes.messages.ts';
import styles from './takes-panel.module.css';

/** What the queue is doing about a line, with its way out. */
export function LineQueueState({ lineId }: { readonly lineId: string }) {
  const studio = useStudio();
  const text = useText();
  const failureText = useFailureText();
  const job = useStore(studio.renders, (queue) => jobOf(queue, lineId));
  if (!job) return null;
  if (job.state === 'failed') {
    return (
      <div className={styles['queue']} role="status">
        <span className={styles['failed']}>{job.message === undefined ? text(words.failed) : failureText({ message: job.message, code: job.code })}</span>
        <Button onClick={() => void tell(studio, studio.connection.request('render.enqueue', { lineIds: [lineId], takes: 1 }))}>{text(words.tryAgain)}</Button>
      </div>
    );
  }
  const label = job.state === 'waiting' ? text(words.waiting) : text(words.rendering, { percent: Math.round(job.share * 100) });
  return (
    <div className={styles['queue']}>
      <span>{label}</span>
      <progress aria-label={label} max={1} value={job.share} />
      <IconButton small label={text(words.cancelLine)} icon={<X />} onClick={() => void tell(studio, studio.connection.request('render.cancel', { lineIds: [lineId] }))} />
    </div>
  );
}
