import { useState } from 'react';

import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { words } from './cast.messages.ts';

interface RemoveCharacterProps {
  readonly character: Character;
  readonly lines: number;
  readonly onClose: () => void;
}

/** Asks who takes over the lines of a character that goes. */
export function RemoveCharacter({ character, lines, onClose }: RemoveCharacterProps) {
  const studio = useStudio();
  const text = useText();
  const others = useDocument(charactersInOrder).filter(({ id }) => id !== character.id);
  const [heir, setHeir] = useState(others[0]?.id ?? '');
  const { id, name } = character;
  return (
    <DialogFrame
      size="small"
      title={text(words.removeTitle, { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text(words.cancel)}</Button>
          <Button
            kind="danger"
            disabled={heir === ''}
            onClick={() => {
              onClose();
              void tell(studio, studio.project.commit([{ name: 'character.remove', arguments: { id, moveLinesTo: heir } }]));
            }}
          >
            {text(words.remove)}
          </Button>
        </>
      }
    >
      <p>{text(words.removeQuestion, { name, count: lines })}</p>
      <SelectField label={text(words.takesOver)} value={heir} options={others.map((other) => ({ value: other.id, label: other.name }))} onChange={setHeir} />
    </DialogFrame>
  );
}
