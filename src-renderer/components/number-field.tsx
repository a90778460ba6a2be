import { useId, useState } from 'react';

import { classNames } from './class-names.ts';
import styles from './field.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly labelHidden?: boolean;
  readonly inline?: boolean;
  /** Told on Enter, on leaving the field and at every step of the arrow keys; always within range. */
  readonly onCommit: (value: number) => void;
}

/** A number that is typed or stepped with the arrow keys (ten steps with Shift); Escape takes typing back. */
export function NumberField({ label, value, min, max, step = 1, unit, disabled, labelHidden = false, inline = false, onCommit }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const decimals = decimalsOf(step);
  const commit = (next: number) => {
    setDraft(null);
    const rounded = Number(Math.min(max, Math.max(min, next)).toFixed(decimals));
    if (rounded !== value) onCommit(rounded);
  };
  const commitDraft = () => {
    if (draft === null) return;
    const typed = Number(draft.replace(',', '.').trim());
    if (draft.trim() === '' || Number.isNaN(typed)) setDraft(null);
    else commit(typed);
  };
  return (
    <div className={classNames(styles['field'], inline && styles['inline'])}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <div className={styles['withUnit']}>
        <input
          id={id}
          className={styles['input']}
          inputMode="decimal"
          autoComplete="off"
          role="spinbutton"
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          disabled={disabled}
          value={draft ?? value.toFixed(decimals)}
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          onBlur={commitDraft}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') commitDraft();
            else if (event.key === 'Escape' && draft !== null) {
              event.stopPropagation();
              setDraft(null);
            } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault();
              commit(value + (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1));
            }
          }}
        />
        {unit !== undefined && (
          <span className={styles['unit']} aria-hidden>
            {unit}
          </span>
        )}
      </div>
    </div>
  );
}

function decimalsOf(step: number): number {
  return (String(step).split('.')[1] ?? '').length;
}
