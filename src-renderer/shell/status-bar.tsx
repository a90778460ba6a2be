import { Pause, Play, TriangleAlert, X } from 'lucide-react';

import { IconButton } from '../components/icon-button.tsx';
import { formatRemaining } from '../i18n/format-figures.ts';
import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { actionOf } from '../actions/all-actions.ts';
import { runAction } from '../actions/run-action.ts';
import { words } from './shell.messages.ts';
import styles from './status-bar.module.css';

/** What the studio is busy with, and on what. */
export function StatusBar() {
  const text = useText();
  return (
    <footer className={styles['bar']} aria-label={text(words.status)}>
      <Renders />
      <Exports />
      <span className={styles['space']} />
      <Script />
      <Engine />
      <Warnings />
    </footer>
  );
}

function Renders() {
  const text = useText();
  const studio = useStudio();
  const { jobs, paused, remainingMs } = useStore(studio.renders, (queue) => queue);
  const failed = jobs.filter(({ state }) => state === 'failed').length;
  const busy = jobs.length - failed;
  return (
    <>
      {busy > 0 && (
        <span className={styles['item']} role="status">
          <progress className={styles['progress']} aria-label={text(words.renderProgress)} value={jobs.find(({ state }) => state === 'rendering')?.share ?? 0} />
          {busy === 1 ? text(words.renderingOne) : text(words.rendering, { count: busy })}
          <span className={styles['quiet']}>{paused ? text(words.paused) : remainingMs === undefined ? '' : text(words.timeLeft, { time: formatRemaining(remainingMs) })}</span>
          <IconButton
            small
            label={text(paused ? words.goOn : words.pause)}
            icon={paused ? <Play /> : <Pause />}
            onClick={() => {
              runAction(studio, actionOf('render.pause'));
            }}
          />
          <IconButton
            small
            label={text(words.cancel)}
            icon={<X />}
            onClick={() => {
              runAction(studio, actionOf('render.cancel'));
            }}
          />
        </span>
      )}
      {failed > 0 && <span className={styles['failed']}>{text(words.failedLines, { count: failed })}</span>}
    </>
  );
}

function Exports() {
  const text = useText();
  const studio = useStudio();
  const job = useStore(studio.exports, (jobs) => jobs.find(({ state }) => state === 'running'));
  if (!job) return null;
  return (
    <span className={styles['item']} role="status">
      <progress className={styles['progress']} aria-label={text(words.export)} value={job.share} />
      {text(words.exporting, { done: Math.min(job.filesDone + 1, job.filesTotal), total: job.filesTotal })}
      <span className={styles['quiet']}>{job.remainingMs === undefined ? '' : text(words.timeLeft, { time: formatRemaining(job.remainingMs) })}</span>
    </span>
  );
}

function Script() {
  const text = useText();
  const studio = useStudio();
  const count = useStore(studio.project.state, (state) => state?.document.lines.size ?? 0);
  if (count === 0) return null;
  return <span className={styles['item']}>{text(words.lines, { count })}</span>;
}

function Engine() {
  const text = useText();
  const studio = useStudio();
  const engine = useStore(studio.engine, (state) => state);
  const voice = useStore(studio.voices, (voices) => voices[0]?.name ?? '');
  if (!engine) return null;
  const said = { starting: words.engineStarting, ready: words.engineReady, restarting: words.engineRestarting, stopped: words.engineStopped }[engine.state];
  return <span className={engine.state === 'stopped' ? styles['failed'] : styles['item']}>{text(said, { voice: engine.voice ?? voice, threads: engine.threads })}</span>;
}

function Warnings() {
  const text = useText();
  const studio = useStudio();
  const count = useStore(studio.notices, (notices) => notices.filter(({ kind }) => kind === 'warning').length);
  if (count === 0) return null;
  return (
    <span className={styles['warm']}>
      <TriangleAlert size={12} aria-hidden />
      {text(words.warnings, { count })}
    </span>
  );
}
