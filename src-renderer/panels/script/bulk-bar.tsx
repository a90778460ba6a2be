import { Popover } from '@base-ui/react/popover';
import { Lock, SlidersHorizontal, Trash2, Unlock, WandSparkles } from 'lucide-react';

import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { selectedLines, toggleLock } from '../../actions/script/line-edits.ts';
import { renderSelected } from '../../actions/script/render-lines.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { BulkDelivery } from './bulk-delivery.tsx';
import styles from './bulk-bar.module.css';
import { removeLines } from './move-in-script.ts';
import { words } from './script.messages.ts';
import popoverStyles from './word-popover.module.css';

/** What can be changed of several selected lines at once; shown in the place of the panel's own buttons. */
export function BulkBar() {
  const studio = useStudio();
  const text = useText();
  const ids = useStore(studio.selection, (selection) => selection.lineIds);
  const characters = useDocument(charactersInOrder);
  useDocument((document) => document.lines);
  const lines = selectedLines(studio);
  const open = lines.filter(({ locked }) => !locked);
  const openIds = open.map(({ id }) => id);
  const allLocked = open.length === 0;
  const sameCharacter = sharedCharacter(lines);
  return (
    <div role="toolbar" aria-label={text(words.selectedLines, { count: ids.length })} className={styles['bar']}>
      <span className={styles['count']} role="status">
        {text(words.selectedLines, { count: ids.length })}
      </span>
      <SelectField
        label={text(words.setCharacter)}
        labelHidden
        disabled={allLocked}
        value={sameCharacter}
        options={[
          ...(sameCharacter === '' ? [{ value: '', label: text(words.chooseCharacter), disabled: true }] : []),
          ...characters.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(characterId) => void tell(studio, studio.project.commit([{ name: 'line.assign', arguments: { ids: openIds, characterId } }]))}
      />
      <Popover.Root>
        <Popover.Trigger render={<IconButton label={text(words.delivery)} icon={<SlidersHorizontal />} disabled={allLocked} />} />
        <Popover.Portal>
          <Popover.Positioner className={popoverStyles['positioner']} sideOffset={4} align="end" collisionPadding={8}>
            <Popover.Popup className={popoverStyles['popup']}>
              <BulkDelivery lineIds={openIds} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <IconButton label={text(allLocked ? words.unlock : words.lock)} icon={allLocked ? <Unlock /> : <Lock />} onClick={() => void tell(studio, toggleLock(studio))} />
      <IconButton label={text(words.render)} icon={<WandSparkles />} onClick={() => void tell(studio, renderSelected(studio))} />
      <IconButton label={text(words.remove)} icon={<Trash2 />} disabled={allLocked} onClick={() => void tell(studio, removeLines(studio, openIds))} />
    </div>
  );
}

/** The character that all of these lines have; none if they differ. */
function sharedCharacter(lines: readonly Line[]): string {
  const [first] = lines;
  return first && lines.every(({ characterId }) => characterId === first.characterId) ? first.characterId : '';
}
