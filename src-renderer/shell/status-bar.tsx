import { Pause, Play, RotateCcw, TriangleAlert, X } from 'lucide-react';

import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { IconButton } from '../components/icon-button.tsx';
import { formatRemaining } from '../i18n/format-figures.ts';
import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import { useDocument } from '../state/use-document.ts';
import { actionOf } from '../actions/all-actions.ts';
import { runAction } from '../actions/run-action.ts';
import { words } from './shell.messages.ts';
import styles from './status-bar.module.css';
import { WorkStatus } from './work-status.tsx';

/** What the studio is busy with, and on what. */
export function StatusBar() {
  const text = useText();
  return (
    <footer className={styles['bar']} aria-label={text(words.status)}>
      <Renders />
      <Exports />
      <WorkStatus />
      <span className={styles['space']} />
      <Script />
      <Engine />
      <Voice />
      <Warnings />
    </footer>
  );
}

function Renders() {
  const text = useText();
  const studio = useStudio();
  const { jobs, paused, remainingMs } = useStore(studio.renders, (queue) => queue);
  const failed = jobs.flatMap(({ state, lineId }) => (state === 'failed' ? [lineId] : []));
  const busy = jobs.length - failed.length;
  return (
    <>
      {busy > 0 && (
        <span className={styles['item']} role="status">
          <progress className={styles['progress']} aria-label={text(words.renderProgress)} value={jobs.find(({ state }) => state === 'rendering')?.share ?? 0} />
          {text(words.rendering, { count: busy })}
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
      {failed.length > 0 && (
        <span className={styles['failed']}>
          {text(words.failedLines, { count: failed.length })}
          <IconButton
            small
            label={text(words.tryAgain)}
            icon={<RotateCcw />}
            onClick={() => void tell(studio, studio.connection.request('render.enqueue', { lineIds: failed, takes: 1 }))}
          />
        </span>
      )}
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
  const provider = useStore(studio.settings, (settings) => settings.provider);
  if (!engine) return null;
  const said = { starting: words.engineStarting, ready: words.engineReady, restarting: words.engineRestarting, stopped: words.engineStopped }[engine.state];
  return <span className={engine.state === 'stopped' ? styles['failed'] : styles['item']}>{text(said, { provider: text(words[provider]), threads: engine.threads })}</span>;
}

/** The voice of the shown line, and the rate it speaks at. */
function Voice() {
  const text = useText();
  const studio = useStudio();
  const lineId = useStore(studio.selection, (selection) => selection.lineId);
  const voiceId = useDocument((document) => document.characters.get(document.lines.get(lineId ?? '')?.characterId ?? '')?.voiceId);
  const voice = useStore(studio.voices, (voices) => (voices.find(({ id }) => id === voiceId) ?? voices[0])?.name);
  if (voice === undefined) return null;
  return <span className={styles['item']}>{text(words.voice, { voice, rate: PROJECT_SAMPLE_RATE / 1000 })}</span>;
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
