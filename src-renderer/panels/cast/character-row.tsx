import { ChevronDown, ChevronRight, Ellipsis, Square, Volume2 } from 'lucide-react';
import type { CSSProperties, PointerEvent } from 'react';
import { useState } from 'react';

import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHeard } from '../../state/heard.ts';
import { inform } from '../../state/inform.ts';
import { selectLines } from '../../state/select.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { audition, staleLinesOf, stepCharacter } from './cast-edits.ts';
import { words } from './cast.messages.ts';
import { CharacterDelivery } from './character-delivery.tsx';
import { CharacterName } from './character-name.tsx';
import styles from './character-row.module.css';
import { HuePicker } from './hue-picker.tsx';
import { RemoveCharacter } from './remove-character.tsx';
import { VoicePicker } from './voice-picker.tsx';

interface CharacterRowProps {
  readonly character: Character;
  readonly count: { readonly lines: number; readonly changed: number } | undefined;
  readonly readOnly: boolean;
  readonly first: boolean;
  readonly last: boolean;
  /** Its name is there to be typed over. */
  readonly justAdded: boolean;
  readonly dropAbove: boolean;
  readonly dropBelow: boolean;
  readonly onGrip: (event: PointerEvent, characterId: string) => void;
}

export function CharacterRow({ character, count, readOnly, first, last, justAdded, dropAbove, dropBelow, onGrip }: CharacterRowProps) {
  const studio = useStudio();
  const text = useText();
  const [open, setOpen] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { id, name } = character;
  const heard = useIsHeard(id);
  const change = (changes: Partial<Omit<Character, 'id' | 'order'>>) => tell(studio, studio.project.commit([{ name: 'character.change', arguments: { id, changes } }]));
  const lines = count?.lines ?? 0;

  const changeVoice = async (voiceId: string) => {
    await change({ voiceId });
    const document = studio.project.state.get()?.document;
    const stale = document ? staleLinesOf(document, id) : 0;
    if (stale > 0) inform(studio, words.voiceChanged, { name, count: stale });
  };
  const remove = () => {
    const speaks = [...(studio.project.state.get()?.document.lines.values() ?? [])].some(({ characterId }) => characterId === id);
    if (speaks) setRemoving(true);
    else void tell(studio, studio.project.commit([{ name: 'character.remove', arguments: { id, moveLinesTo: null } }]));
  };
  const selectIts = () => {
    const its = [...(studio.project.state.get()?.document.lines.values() ?? [])].filter(({ characterId }) => characterId === id);
    selectLines(studio, its.map((line) => line.id));
  };
  return (
    <li
      className={styles['character']}
      data-drop={dropAbove ? 'above' : dropBelow ? 'below' : undefined}
      style={{ '--hue': `var(--hue-${character.colour})` } as CSSProperties}
    >
      <div className={styles['top']}>
        <HuePicker character={character} disabled={readOnly} onPick={(colour) => void change({ colour })} onGrip={onGrip} />
        <CharacterName character={character} readOnly={readOnly} selectAtFirst={justAdded} onName={(next) => void change({ name: next })} />
        <IconButton
          small
          label={text(heard ? words.stopAudition : words.audition, { name })}
          icon={heard ? <Square /> : <Volume2 />}
          onClick={() => {
            if (heard) studio.transport.stop();
            else void tell(studio, audition(studio, character, text(words.auditionText)));
          }}
        />
        <MenuButton
          small
          label={text(words.more, { name })}
          icon={<Ellipsis />}
          align="end"
          entries={[
            { id: 'select', label: text(words.selectLines), disabled: lines === 0, onSelect: selectIts },
            { id: 'up', label: text(words.moveUp), disabled: readOnly || first, onSelect: () => void tell(studio, stepCharacter(studio, id, -1)) },
            { id: 'down', label: text(words.moveDown), disabled: readOnly || last, onSelect: () => void tell(studio, stepCharacter(studio, id, 1)) },
            'separator',
            { id: 'remove', label: text(words.remove), danger: true, disabled: readOnly || (lines > 0 && first && last), onSelect: remove },
          ]}
        />
      </div>
      <div className={styles['below']}>
        <VoicePicker character={character} disabled={readOnly} onPick={(voiceId) => void changeVoice(voiceId)} />
        <IconButton
          small
          label={text(words.deliveryOf, { name })}
          icon={open ? <ChevronDown /> : <ChevronRight />}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        />
      </div>
      <p className={styles['figures']}>
        <span>{lines === 0 ? text(words.noLines) : text(words.lines, { count: lines })}</span>
        {count !== undefined && count.changed > 0 && <span className={styles['changed']}>{text(words.toRender, { count: count.changed })}</span>}
      </p>
      {open && <CharacterDelivery character={character} readOnly={readOnly} />}
      {removing && (
        <RemoveCharacter
          character={character}
          lines={lines}
          onClose={() => {
            setRemoving(false);
          }}
        />
      )}
    </li>
  );
}
