import { useEffect, useRef, useState } from 'react';

import styles from './name-field.module.css';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly maxLength: number;
  /** Told once: the new name when it changed, null when it did not or was taken back. */
  readonly onDone: (name: string | null) => void;
}

/** A name being written where it stands: Enter or leaving keeps it, Escape takes it back. */
export function NameField({ label, name, maxLength, onDone }: NameFieldProps) {
  const [draft, setDraft] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (written: string | null): void => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(written === null || written.trim() === name ? null : written.trim());
  };
  return (
    <input
      ref={input}
      className={styles['field']}
      aria-label={label}
      value={draft}
      maxLength={maxLength}
      spellCheck={false}
      onChange={(event) => {
        setDraft(event.target.value);
      }}
      onBlur={() => {
        finish(draft);
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(draft);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
