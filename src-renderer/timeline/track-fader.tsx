import { useEffect, useRef, useState } from 'react';

import type { Track } from '../../src-main/shared/domain/project-rows.ts';
import { useText } from '../i18n/use-text.ts';
import { newId } from '../state/new-id.ts';
import { signed } from './format-figure.ts';
import { words } from './timeline.messages.ts';
import styles from './track-header.module.css';

interface TrackFaderProps {
  readonly kind: 'gain' | 'pan';
  readonly track: Track;
  readonly onChange: (changes: Partial<Track>, mergeKey: string) => void;
}

const SCALES = { gain: { min: -48, max: 12, step: 0.5 }, pan: { min: -1, max: 1, step: 0.05 } } as const;
/** So often at most is a moving fader committed. */
const COMMIT_MS = 60;

/**
 * Gain or pan of a track. A fader is moved by ear, so it is committed while it moves; what one hand does in one go is one
 * step of undo. Escape puts it back, a double click puts it where it was made.
 */
export function TrackFader({ kind, track, onChange }: TrackFaderProps) {
  const text = useText();
  const field = kind === 'gain' ? 'gainDb' : 'pan';
  const value = track[field];
  const { min, max, step } = SCALES[kind];
  const [draft, setDraft] = useState<number | null>(null);
  const gesture = useRef<{ readonly mergeKey: string; readonly before: number; timer: number; latest: number } | null>(null);
  useEffect(
    () => () => {
      window.clearTimeout(gesture.current?.timer);
    },
    [],
  );
  const shown = draft ?? value;
  const said = kind === 'gain' ? text(words.decibels, { gain: signed(shown, 1) }) : panInWords(shown);

  const commitLatest = (): void => {
    const present = gesture.current;
    if (!present) return;
    present.timer = 0;
    onChange({ [field]: present.latest }, present.mergeKey);
  };
  const move = (next: number): void => {
    gesture.current ??= { mergeKey: `fader.${newId()}`, before: value, timer: 0, latest: next };
    gesture.current.latest = next;
    setDraft(next);
    if (gesture.current.timer === 0) gesture.current.timer = window.setTimeout(commitLatest, COMMIT_MS);
  };
  const end = (): void => {
    const present = gesture.current;
    if (!present) return;
    window.clearTimeout(present.timer);
    if (present.timer !== 0) commitLatest();
    gesture.current = null;
    setDraft(null);
  };

  return (
    <label className={styles[kind]}>
      <span className="visually-hidden">{text(kind === 'gain' ? words.gain : words.pan, { name: track.name })}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={shown}
        aria-valuetext={said}
        data-tooltip={said}
        onChange={(event) => {
          move(Number(event.target.value));
        }}
        onPointerUp={end}
        onBlur={end}
        onKeyUp={end}
        onDoubleClick={() => {
          move(0);
          end();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !gesture.current) return;
          event.stopPropagation();
          move(gesture.current.before);
          end();
        }}
      />
      {kind === 'gain' && (
        <span className={styles['figure']} aria-hidden>
          {said}
        </span>
      )}
    </label>
  );

  function panInWords(pan: number): string {
    if (Math.abs(pan) < 0.01) return text(words.panMiddle);
    return text(pan < 0 ? words.panLeft : words.panRight, { share: Math.round(Math.abs(pan) * 100) });
  }
}
