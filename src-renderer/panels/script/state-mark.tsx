import { useFailureText } from '../../i18n/use-failure-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LineStanding } from './line-standing.ts';
import { words } from './script.messages.ts';
import styles from './state-mark.module.css';

/** A dot for how a line stands: full when its take says what it says, hollow when it does not, a ring that fills while it is rendered. */
export function StateMark({ standing: { mark, share, failure } }: { readonly standing: LineStanding }) {
  const text = useText();
  const failureText = useFailureText();
  const label = mark === 'rendering' ? text(words.rendering, { percent: Math.round(share * 100) }) : mark === 'failed' ? text(words.failed, { reason: failure ? failureText(failure) : '' }) : text(words[mark]);
  return (
    <span role="img" aria-label={label} data-tooltip={label} className={`${styles['mark']} ${styles[mark]}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden>
        {mark === 'failed' ? (
          <path d="M4.5 4.5l7 7m0-7l-7 7" />
        ) : mark === 'rendering' ? (
          <>
            <circle cx="8" cy="8" r="5" className={styles['track']} />
            <circle cx="8" cy="8" r="5" pathLength={100} strokeDasharray={`${Math.max(2, share * 100)} 100`} transform="rotate(-90 8 8)" />
          </>
        ) : (
          <circle cx="8" cy="8" r="3.5" />
        )}
      </svg>
    </span>
  );
}
