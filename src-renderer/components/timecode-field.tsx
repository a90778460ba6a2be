import { useId, useState } from 'react';

import type { TimecodeSettings } from '../../src-main/shared/domain/timecode.ts';
import { formatTimecode, parseTimecode } from '../../src-main/shared/domain/timecode.ts';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

interface TimecodeFieldProps {
  readonly label: string;
  /** Frame of the programme. */
  readonly frame: number;
  readonly settings: TimecodeSettings;
  readonly disabled?: boolean;
  readonly inline?: boolean;
  /** Told on Enter, on leaving the field and at every step of the arrow keys; never below 0. */
  readonly onCommit: (frame: number) => void;
}

/** Timecode as people type it (`parseTimecode`), or stepped by frames with the arrow keys (ten with Shift); Escape takes typing back. */
export function TimecodeField({ label, frame, settings, disabled, inline = false, onCommit }: TimecodeFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const commit = (next: number) => {
    setDraft(null);
    setRefused(false);
    const kept = Math.max(0, next);
    if (kept !== frame) onCommit(kept);
  };
  const commitDraft = () => {
    if (draft === null) return;
    const typed = parseTimecode(draft, settings, frame);
    if (typed === null) setRefused(true);
    else commit(typed);
  };
  const takeBack = () => {
    setDraft(null);
    setRefused(false);
  };
  return (
    <div className={classNames(styles['field'], inline && styles['inline'])}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className={classNames(styles['input'], styles['timecode'])}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        aria-invalid={refused ? true : undefined}
        value={draft ?? formatTimecode(frame, settings)}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setDraft(event.target.value);
          setRefused(false);
        }}
        onBlur={() => {
          if (draft !== null && parseTimecode(draft, settings, frame) === null) takeBack();
          else commitDraft();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') commitDraft();
          else if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            takeBack();
          } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            commit(frame + (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
          }
        }}
      />
    </div>
  );
}
