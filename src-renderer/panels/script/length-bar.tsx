import type { CSSProperties } from 'react';

import type { LineFit } from '../../fit/line-fits.ts';
import { rateStep } from '../../fit/rate-colour.ts';
import { words as fitWords } from '../../fit/fit.messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatSeconds } from './format-seconds.ts';
import styles from './length-bar.module.css';
import type { LineStanding } from './line-standing.ts';
import { words } from './script.messages.ts';

/** Rates that nobody would call other than the line's own. */
const PLAIN = 0.005;

/**
 * A line's length, and where it has a slot how it meets it: a bar as long as the slot or as the line, whichever is longer,
 * full for what was rendered and hollow for what is expected, with what it borrows and what is over behind the slot's end.
 */
export function LengthBar({ standing: { seconds, predicted, fit } }: { readonly standing: LineStanding }) {
  const text = useText();
  if (seconds === null) return <span className={styles['length']} />;
  const length = text(predicted ? words.predictedLength : words.length, { seconds: formatSeconds(seconds) });
  const label = fit
    ? [
        text(words.lengthOfSlot, { length, slot: formatSeconds(fit.slotSeconds) }),
        text(fitWords.rate, { rate: fit.rate.toFixed(2) }),
        ...(fit.borrowedSeconds >= 0.01 ? [text(fitWords.borrows, { seconds: fit.borrowedSeconds.toFixed(2) })] : []),
        ...(fit.overSeconds > 0 ? [text(words.overBy, { seconds: fit.overSeconds.toFixed(2) })] : []),
      ].join(' · ')
    : length;
  const isOver = fit !== null && fit.overSeconds > 0;
  return (
    <span className={styles['length']} role="img" aria-label={label} data-tooltip={label} data-predicted={predicted} data-over={isOver}>
      <span className={styles['figures']}>
        {fit && Math.abs(fit.rate - 1) >= PLAIN && (
          <span className={styles['rate']} style={{ '--rate': `var(--rate-${rateStep(fit.rate)})` } as CSSProperties}>
            {text(fitWords.rate, { rate: fit.rate.toFixed(2) })}
          </span>
        )}
        <span className={styles['seconds']}>{text(words.length, { seconds: formatSeconds(seconds) })}</span>
      </span>
      {fit && <SlotBar fit={fit} />}
    </span>
  );
}

function SlotBar({ fit: { seconds, slotSeconds, borrowedSeconds, overSeconds } }: { readonly fit: LineFit }) {
  const whole = Math.max(slotSeconds, seconds, 0.01);
  const share = (part: number): string => `${(100 * part) / whole}%`;
  return (
    <span className={styles['bar']}>
      <span className={styles['slot']} style={{ width: share(slotSeconds) }}>
        <span className={styles['filled']} style={{ width: `${Math.min(100, (100 * seconds) / Math.max(slotSeconds, 0.01))}%` }} />
      </span>
      {borrowedSeconds > 0 && <span className={styles['borrowed']} style={{ width: share(borrowedSeconds) }} />}
      {overSeconds > 0 && <span className={styles['excess']} style={{ width: share(overSeconds) }} />}
    </span>
  );
}
