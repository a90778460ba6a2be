import { ArrowLeftRight } from 'lucide-react';

import type { Take } from '../../../src-main/shared/domain/project-rows.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useKeysOf } from '../../shell/use-key-bindings.ts';
import { useIsHeard } from '../../state/heard.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { comparisonOf, compareTakes, sidesOf } from './take-comparison.ts';
import { words } from './takes.messages.ts';
import styles from './takes-panel.module.css';

/** One button, and one key, that plays the other of two takes at the same loudness; before it, which one is heard. */
export function TakeCompare({ takes, takeId }: { readonly takes: readonly Take[]; readonly takeId: string | null }) {
  const studio = useStudio();
  const text = useText();
  const keys = useKeysOf('take.compare');
  const comparison = useStore(comparisonOf(studio), (present) => present);
  const sides = sidesOf(takes, takeId, comparison);
  const side = sides && comparison.heard !== null && comparison[comparison.heard] === sides[comparison.heard].id ? comparison.heard : null;
  const isHeard = useIsHeard(sides && side ? sides[side].id : '');
  return (
    <>
      <span className={styles['hearing']} role="status">
        {sides && side && isHeard ? text(words.hearing, { which: side.toUpperCase(), number: sides[side].number }) : ''}
      </span>
      <IconButton
        label={text(words.compare)}
        keys={keys}
        icon={<ArrowLeftRight />}
        disabled={!sides}
        onClick={() => void tell(studio, compareTakes(studio))}
      />
    </>
  );
}
