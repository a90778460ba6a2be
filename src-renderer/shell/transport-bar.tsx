import { Pause, Play, Repeat, SkipBack } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';

import { DEFAULT_SETTINGS } from '../../src-main/shared/domain/project-document.ts';
import { formatLufs } from '../i18n/format-figures.ts';
import { useText } from '../i18n/use-text.ts';
import { usePositionText } from '../playback/use-position-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { formatTime } from '../timeline/format-time.ts';
import { ActionButton } from './action-button.tsx';
import { words } from './shell.messages.ts';
import styles from './transport-bar.module.css';

/** Loudness is read this often while it plays. */
const METER_INTERVAL_MS = 100;

/** Play, loop, where the playhead stands and how loud it is. */
export function TransportBar() {
  const text = useText();
  const { transport } = useStudio();
  const { playing, speed, looping, preview } = useStore(transport.state, (state) => state);
  return (
    <div role="group" aria-label={text(words.transport)} className={styles['transport']}>
      <ActionButton action="transport.start" icon={<SkipBack />} />
      <ActionButton action="transport.playStop" icon={playing || preview !== null ? <Pause /> : <Play />} pressed={playing || preview !== null} />
      <ActionButton action="transport.loop" icon={<Repeat />} pressed={looping} />
      <Clock />
      <Loudness />
      <span className={styles['note']} aria-live="polite" data-tooltip={preview ?? undefined}>
        {preview ?? (playing && speed !== 1 ? text(words.speed, { speed }) : '')}
      </span>
    </div>
  );
}

function Clock() {
  const text = useText();
  const { project } = useStudio();
  const settings = useStore(project.state, (state) => state?.document.settings.get('project') ?? DEFAULT_SETTINGS);
  const place = useRef<HTMLSpanElement>(null);
  usePositionText(place, useCallback((sample: number) => formatTime(sample, settings), [settings]));
  return <span ref={place} role="timer" aria-label={text(words.position)} className={styles['clock']} />;
}

function Loudness() {
  const text = useText();
  const { transport } = useStudio();
  const playing = useStore(transport.state, (state) => state.playing);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      if (place.current) place.current.textContent = formatLufs(transport.meters().momentaryLufs);
    };
    show();
    if (!playing) return undefined;
    const timer = window.setInterval(show, METER_INTERVAL_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [transport, playing]);
  return (
    <span className={styles['loudness']} data-tooltip={text(words.loudness)}>
      <span ref={place} className={styles['lufs']} />
      <span className={styles['unit']}>{text(words.lufs)}</span>
    </span>
  );
}
