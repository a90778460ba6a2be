import { ArrowLeftRight } from 'lucide-react';

import type { Take } from '../../../src-main/shared/domain/project-rows.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { comparisonOf, compareTakes, sidesOf } from './take-comparison.ts';
import { words } from './takes.messages.ts';
import styles from './takes-panel.module.css';

/** One button, and one key, that plays the other of two takes at the same loudness. */
export function TakeCompare({ takes, takeId }: { readonly takes: readonly Take[]; readonly takeId: string | null }) {
  const studio = useStudio();
  const text = useText();
  const comparison = useStore(comparisonOf(studio), (present) => present);
  const sides = sidesOf(takes, takeId, comparison);
  if (!sides) return null;
  const heard = comparison.heard !== null && comparison[comparison.heard] === sides[comparison.heard].id ? comparison.heard : null;
  return (
    <div className={styles['compare']}>
      <Button icon={<ArrowLeftRight size={16} />} onClick={() => void tell(studio, compareTakes(studio))}>
        {text(words.compare)}
      </Button>
      <p className={styles['hint']} role="status">
        {heard === null ? text(words.compareHint) : text(words.hearing, { which: heard.toUpperCase(), number: sides[heard].number })}
      </p>
    </div>
  );
}
