import { useId } from 'react';

import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import styles from './select-field.module.css';

interface SelectFieldProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly disabled?: boolean }[];
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly labelHidden?: boolean;
  readonly inline?: boolean;
}

/** The platform's own select, in the window's colours: its keyboard and screen reader behaviour are right everywhere. */
export function SelectField<V extends string>({ label, value, options, onChange, disabled, labelHidden = false, inline = false }: SelectFieldProps<V>) {
  const id = useId();
  return (
    <div className={classNames(fieldStyles['field'], inline && fieldStyles['inline'])}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : fieldStyles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['select']}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
