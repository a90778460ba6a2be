import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';

import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { countsByCharacter } from '../takes/changed-lines.ts';
import { useSettled } from '../takes/use-settled.ts';
import { addCharacter } from './cast-edits.ts';
import styles from './cast-panel.module.css';
import { CharacterRow } from './character-row.tsx';
import { words } from './cast.messages.ts';
import { useDragCharacters } from './use-drag-characters.ts';

const NO_COUNTS: ReturnType<typeof countsByCharacter> = new Map();

/** Who speaks: each character's name, colour, voice and way of speaking. */
export function CastPanel() {
  const studio = useStudio();
  const text = useText();
  const characters = useDocument(charactersInOrder);
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const counts = useSettled(countsByCharacter, NO_COUNTS);
  const list = useRef<HTMLUListElement>(null);
  const { gap, onGrip } = useDragCharacters(list);
  const [named, setNamed] = useState<string | null>(null);
  const add = async () => {
    setNamed(await addCharacter(studio, (number) => text(words.newName, { number })));
  };
  const addButton = (
    <IconButton label={text(words.add)} icon={<Plus />} disabled={readOnly} onClick={() => void tell(studio, add())} />
  );
  return (
    <div className={styles['panel']}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{text(words.cast)}</h2>
        <span className={styles['count']}>{characters.length}</span>
        {addButton}
      </header>
      {characters.length === 0 ? (
        <EmptyState message={text(words.empty)}>
          <Button kind="primary" disabled={readOnly} onClick={() => void tell(studio, add())}>
            {text(words.add)}
          </Button>
        </EmptyState>
      ) : (
        <ul ref={list} className={styles['list']} aria-label={text(words.cast)}>
          {characters.map((character, index) => (
            <CharacterRow
              key={character.id}
              character={character}
              count={counts.get(character.id)}
              readOnly={readOnly}
              first={index === 0}
              last={index === characters.length - 1}
              justAdded={character.id === named}
              dropAbove={gap === index}
              dropBelow={gap === characters.length && index === characters.length - 1}
              onGrip={onGrip}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
