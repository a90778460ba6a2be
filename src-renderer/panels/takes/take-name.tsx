import { useState } from 'react';

import type { Take } from '../../../src-main/shared/domain/project-rows.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './take-row.module.css';
import { words } from './takes.messages.ts';

interface TakeNameProps {
  readonly take: Take;
  readonly renaming: boolean;
  readonly onRename: () => void;
  /** Told the new name, or null when it was taken back. */
  readonly onDone: (name: string | null) => void;
}

/** What a take is called: its number and its name, which is changed in place. */
export function TakeName({ take, renaming, onRename, onDone }: TakeNameProps) {
  const text = useText();
  if (renaming) return <NameField take={take} onDone={onDone} />;
  return (
    <p className={styles['name']} onDoubleClick={onRename}>
      {take.name === '' ? text(words.take, { number: take.number }) : text(words.namedTake, { number: take.number, name: take.name })}
    </p>
  );
}

function NameField({ take, onDone }: Pick<TakeNameProps, 'take' | 'onDone'>) {
  const text = useText();
  const [name, setName] = useState(take.name);
  return (
    <input
      ref={focusAndSelect}
      className={styles['field']}
      aria-label={text(words.rename, { number: take.number })}
      value={name}
      maxLength={100}
      onChange={(event) => {
        setName(event.target.value);
      }}
      onBlur={() => {
        onDone(name.trim());
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.stopPropagation();
        onDone(event.key === 'Enter' ? name.trim() : null);
      }}
    />
  );
}

function focusAndSelect(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
