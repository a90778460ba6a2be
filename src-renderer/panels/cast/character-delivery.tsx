import { Volume2 } from 'lucide-react';

import { NEUTRAL_DELIVERY } from '../../../src-main/shared/domain/delivery.ts';
import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import { Button } from '../../components/button.tsx';
import { SliderField } from '../../components/slider-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { DELIVERY_SLIDERS } from '../script/delivery-sliders.ts';
import { audition } from './cast-edits.ts';
import { words } from './cast.messages.ts';
import styles from './character-row.module.css';

/** How a character speaks unless a line says otherwise. */
export function CharacterDelivery({ character, readOnly }: { readonly character: Character; readonly readOnly: boolean }) {
  const studio = useStudio();
  const text = useText();
  const { id, name, delivery } = character;
  return (
    <div role="group" aria-label={text(words.deliveryOf, { name })} className={styles['delivery']}>
      {DELIVERY_SLIDERS.map(({ field, label, ...range }) => (
        <SliderField
          key={field}
          label={text(label)}
          value={delivery[field]}
          defaultValue={NEUTRAL_DELIVERY[field]}
          disabled={readOnly}
          {...range}
          onCommit={(value) => void tell(studio, studio.project.commit([{ name: 'character.change', arguments: { id, changes: { delivery: { ...delivery, [field]: value } } } }]))}
        />
      ))}
      <Button icon={<Volume2 size={16} />} onClick={() => void tell(studio, audition(studio, character, text(words.auditionText)))}>
        {text(words.audition, { name })}
      </Button>
    </div>
  );
}
