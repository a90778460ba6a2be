import { useRef } from 'react';

import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import styles from './delivery-panel.module.css';
import { words } from './delivery.messages.ts';
import type { DeliverySession } from './delivery-session.ts';

/** Longer than this the button was held, and letting it go goes back. */
const HELD_MS = 400;

/**
 * The line as shaped against the voice's own way. A click plays one; held, B plays for as long as it is held and A follows
 * when it is let go.
 */
export function CompareButtons({ session }: { readonly session: DeliverySession }) {
  const text = useText();
  const heard = useStore(session.state, (state) => state.heard?.what ?? null);
  const planned = useStore(session.state, (state) => state.plan !== null);
  const pressedAt = useRef<number | null>(null);
  return (
    <div className={styles['row']} role="group" aria-label={text(words.compare)}>
      <Button
        aria-pressed={heard === 'line'}
        disabled={!planned}
        onClick={() => {
          session.hear();
        }}
      >
        {text(words.mine)}
      </Button>
      <Button
        aria-pressed={heard === 'untouched'}
        disabled={!planned}
        onPointerDown={() => {
          pressedAt.current = performance.now();
          session.hearUntouched();
        }}
        onPointerUp={() => {
          if (pressedAt.current !== null && performance.now() - pressedAt.current > HELD_MS) session.hear();
        }}
        onClick={() => {
          // Already sounding when a pointer pressed it; a key comes here alone.
          if (pressedAt.current === null) session.hearUntouched();
          pressedAt.current = null;
        }}
      >
        {text(words.untouched)}
      </Button>
    </div>
  );
}
