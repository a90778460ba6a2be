import { Captions } from 'lucide-react';

import { cuesOfLine } from '../../../src-main/shared/domain/in-order.ts';
import { useText } from '../../i18n/use-text.ts';
import { useDocument } from '../../state/use-document.ts';
import styles from './cue-count.module.css';
import { words } from './script.messages.ts';

/** How many cues a line speaks, where it is more than one: a sentence that runs across them. */
export function CueCount({ lineId }: { readonly lineId: string }) {
  const text = useText();
  const count = useDocument((document) => cuesOfLine(document, lineId).length);
  if (count < 2) return null;
  const name = text(words.speaksCues, { count });
  return (
    <span role="img" aria-label={name} data-tooltip={name} className={styles['count']}>
      <Captions />
      {count}
    </span>
  );
}
