import { useEffect, useRef, useState } from 'react';

import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import { useText } from '../../i18n/use-text.ts';
import { words } from './cast.messages.ts';
import styles from './character-row.module.css';

interface CharacterNameProps {
  readonly character: Character;
  readonly readOnly: boolean;
  /** A new character: its name is there to be typed over. */
  readonly selectAtFirst: boolean;
  readonly onName: (name: string) => void;
}

/** A character's name where it stands; Enter or leaving keeps what was typed, Escape takes it back. */
export function CharacterName({ character, readOnly, selectAtFirst, onName }: CharacterNameProps) {
  const text = useText();
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (selectAtFirst) field.current?.select();
  }, [selectAtFirst]);
  const done = () => {
    const name = draft?.trim() ?? '';
    setDraft(null);
    if (name !== '' && name !== character.name) onName(name);
  };
  return (
    <input
      ref={field}
      className={styles['name']}
      aria-label={text(words.nameOf, { name: character.name })}
      value={draft ?? character.name}
      readOnly={readOnly}
      maxLength={100}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        setDraft(event.target.value);
      }}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') done();
        else if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
