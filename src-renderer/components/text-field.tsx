import type { InputHTMLAttributes, Ref } from 'react';
import { useId } from 'react';

import { classNames } from './class-names.ts';
import styles from './field.module.css';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'onChange' | 'value' | 'id'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The label is for screen readers only; the place or the placeholder says it to the eye. */
  readonly labelHidden?: boolean;
  /** Label beside the field instead of above it. */
  readonly inline?: boolean;
  /** What is wrong with the value; shown under it. */
  readonly problem?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({ label, value, onChange, labelHidden = false, inline = false, problem, inputRef, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={classNames(styles['field'], inline && styles['inline'])}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        spellCheck={false}
        autoComplete="off"
        type="text"
        {...rest}
        ref={inputRef}
        id={id}
        className={styles['input']}
        value={value}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}
