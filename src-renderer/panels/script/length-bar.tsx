import { useText } from '../../i18n/use-text.ts';
import { formatSeconds } from './format-seconds.ts';
import styles from './length-bar.module.css';
import type { LineStanding } from './line-standing.ts';
import { words } from './script.messages.ts';

/** A line's length, against its slot where it has one: a full bar for what was rendered, a hollow one for what is expected. */
export function LengthBar({ standing: { seconds, predicted, slotSeconds, overSeconds } }: { readonly standing: LineStanding }) {
  const text = useText();
  if (seconds === null) return <span className={styles['length']} />;
  const length = text(predicted ? words.predictedLength : words.length, { seconds: formatSeconds(seconds) });
  const label = slotSeconds === null ? length : text(words.lengthOfSlot, { length, slot: formatSeconds(slotSeconds) });
  return (
    <span className={styles['length']} role="img" aria-label={label} data-tooltip={label} data-predicted={predicted} data-over={overSeconds > 0}>
      <span className={styles['seconds']}>{text(words.length, { seconds: formatSeconds(seconds) })}</span>
      {slotSeconds !== null && (
        <span className={styles['slot']}>
          <span className={styles['filled']} style={{ width: `${Math.min(100, (100 * seconds) / Math.max(slotSeconds, 0.01))}%` }} />
        </span>
      )}
    </span>
  );
}
