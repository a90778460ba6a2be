import { Popover } from '@base-ui/react/popover';

import { NEUTRAL_DELIVERY } from '../../../src-main/shared/domain/delivery.ts';
import { deliveryOf } from '../../../src-main/shared/domain/delivery-of.ts';
import type { BaseDelivery } from '../../../src-main/shared/domain/project-rows.ts';
import { Button } from '../../components/button.tsx';
import { SliderField } from '../../components/slider-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { DELIVERY_SLIDERS } from './delivery-sliders.ts';
import { words } from './script.messages.ts';
import styles from './word-popover.module.css';

/** Sliders over several lines: each shows what the first of them has, and sets all of them. */
export function BulkDelivery({ lineIds }: { readonly lineIds: readonly string[] }) {
  const studio = useStudio();
  const text = useText();
  const first = lineIds[0] ?? '';
  useDocument((document) => document.deliveries);
  const document = studio.project.state.get()?.document;
  const shown: BaseDelivery = document ? deliveryOf(document, first) : NEUTRAL_DELIVERY;
  return (
    <>
      <Popover.Title className={styles['title']}>{text(words.deliveryOfLines, { count: lineIds.length })}</Popover.Title>
      {DELIVERY_SLIDERS.map(({ field, label, ...range }) => (
        <SliderField
          key={field}
          label={text(label)}
          value={shown[field]}
          defaultValue={NEUTRAL_DELIVERY[field]}
          {...range}
          onCommit={(value) => void tell(studio, studio.project.commit([{ name: 'delivery.change', arguments: { lineIds, changes: { [field]: value } } }]))}
        />
      ))}
      <Button onClick={() => void tell(studio, studio.project.commit([{ name: 'delivery.reset', arguments: { lineIds } }]))}>{text(words.resetDelivery)}</Button>
    </>
  );
}
