import { Menu } from '@base-ui/react/menu';
import { useRef, useState } from 'react';

import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { Character, Line } from '../../../src-main/shared/domain/project-rows.ts';
import { MenuEntries } from '../../components/menu-entries.tsx';
import menuStyles from '../../components/menu.module.css';
import { useText } from '../../i18n/use-text.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { initialsOf } from '../../components/initials.ts';
import styles from './line-character.module.css';
import { words } from './script.messages.ts';

interface LineCharacterProps {
  readonly line: Line;
  readonly character: Character | undefined;
  readonly number: number;
  readonly reachable: boolean;
}

/** Chip of who says a line; opens the cast to choose from. The menu is made when it is asked for, not with each row. */
export function LineCharacter({ line, character, number, reachable }: LineCharacterProps) {
  const text = useText();
  const chip = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = character?.name ?? '';
  return (
    <>
      <button
        ref={chip}
        type="button"
        className={styles['chip']}
        tabIndex={reachable ? 0 : -1}
        disabled={line.locked}
        aria-haspopup="menu"
        aria-expanded={open}
        data-tooltip={name}
        onClick={() => {
          setOpen(true);
        }}
      >
        <span className="visually-hidden">{text(words.speakerOfLine, { number, name })}</span>
        <span aria-hidden className={styles['initials']}>
          {initialsOf(name)}
        </span>
        <span aria-hidden className={styles['name']}>
          {name}
        </span>
      </button>
      {open && <CharacterMenu line={line} chip={chip} close={setOpen} />}
    </>
  );
}

interface CharacterMenuProps {
  readonly line: Line;
  readonly chip: React.RefObject<HTMLButtonElement | null>;
  readonly close: (open: boolean) => void;
}

function CharacterMenu({ line, chip, close }: CharacterMenuProps) {
  const studio = useStudio();
  const characters = useDocument(charactersInOrder);
  return (
    <Menu.Root open onOpenChange={close}>
      <Menu.Portal>
        <Menu.Positioner className={menuStyles['positioner']} anchor={chip} align="start" sideOffset={4}>
          <Menu.Popup className={menuStyles['popup']} finalFocus={chip}>
            <MenuEntries
              entries={characters.map(({ id, name }) => ({
                id,
                label: name,
                checked: id === line.characterId,
                onSelect: () => {
                  close(false);
                  if (id === line.characterId) return;
                  void tell(studio, studio.project.commit([{ name: 'line.assign', arguments: { ids: [line.id], characterId: id } }]));
                },
              }))}
            />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
