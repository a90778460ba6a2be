import { Slider } from '@base-ui/react/slider';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';

import { useText } from '../i18n/use-text.ts';
import { words } from './components.messages.ts';
import { IconButton } from './icon-button.tsx';
import { NumberField } from './number-field.tsx';
import styles from './slider-field.module.css';

interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string;
  /** Where the reset goes, and where the track's mark stands. */
  readonly defaultValue: number;
  readonly disabled?: boolean;
  /** Told while it is dragged; nothing is committed yet. Null when the drag was taken back with Escape. */
  readonly onChange?: (draft: number | null) => void;
  /** Told once a gesture has ended, at each step of the keyboard, and by the reset. */
  readonly onCommit: (value: number) => void;
}

/** A value by hand and by number; a changed one shows its default and a reset. */
export function SliderField({ label, value, min, max, step, unit, defaultValue, disabled = false, onChange, onCommit }: SliderFieldProps) {
  const text = useText();
  const [draft, setDraft] = useState<number | null>(null);
  const [takenBack, setTakenBack] = useState(false);
  const shown = draft ?? value;
  const changed = Math.abs(shown - defaultValue) > step / 2;
  const commit = (next: number) => {
    setDraft(null);
    if (next === value) onChange?.(null);
    else onCommit(next);
  };
  return (
    <div
      className={styles['slider']}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || draft === null) return;
        event.stopPropagation();
        setTakenBack(true);
        setDraft(null);
        onChange?.(null);
      }}
    >
      <span className={styles['label']} aria-hidden>
        {label}
      </span>
      <Slider.Root
        className={styles['root']}
        value={shown}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onValueChange={(next) => {
          if (takenBack) return;
          setDraft(next);
          onChange?.(next);
        }}
        onValueCommitted={(next) => {
          if (!takenBack) commit(next);
          setTakenBack(false);
        }}
      >
        <Slider.Control className={styles['control']}>
          <Slider.Track className={styles['track']}>
            <span className={styles['mark']} style={{ left: `${(100 * (defaultValue - min)) / (max - min)}%` }} />
            <Slider.Indicator className={styles['indicator']} />
            <Slider.Thumb className={styles['thumb']} getAriaLabel={() => label} />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <div className={styles['number']}>
        <NumberField label={label} labelHidden value={shown} min={min} max={max} step={step} disabled={disabled} onCommit={commit} {...(unit !== undefined && { unit })} />
      </div>
      <div className={changed ? styles['reset'] : styles['noReset']}>
        <IconButton
          small
          label={text(words.resetTo, { label, value: unit === undefined ? defaultValue : `${defaultValue} ${unit}` })}
          icon={<RotateCcw />}
          disabled={disabled || !changed}
          onClick={() => {
            commit(defaultValue);
          }}
        />
      </div>
    </div>
  );
}
