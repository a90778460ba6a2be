import { msOfSamples } from '../../../src-main/shared/domain/time.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLineFit } from '../../fit/use-line-fits.ts';
import { words as fitWords } from '../../fit/fit.messages.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import styles from './delivery-panel.module.css';
import { words } from './delivery.messages.ts';
import type { DeliverySession } from './delivery-session.ts';

/** Within this a line counts as filling its slot. */
const CLOSE_MS = 10;

/** How long the line is, beside its slot. */
export function LineLength({ session }: { readonly session: DeliverySession }) {
  const text = useText();
  const studio = useStudio();
  const lineId = useStore(session.state, (state) => state.lineId);
  const totalMs = useStore(session.state, (state) => state.plan?.totalMs ?? null);
  const slot = useStore(studio.project.state, (project) => project?.document.lines.get(lineId ?? '')?.slot ?? null);
  const seconds = (ms: number) => text(words.seconds, { seconds: (ms / 1000).toFixed(2) });
  const slotMs = slot && msOfSamples(slot.endSample - slot.startSample);
  const isDrafting = useStore(session.state, ({ drafting }) => drafting);
  const fit = useLineFit(lineId ?? '');
  // What is being drawn is planned as it will be spoken; otherwise the line knows what it could borrow of the gap behind its slot.
  const excessMs = totalMs !== null && slotMs !== null ? totalMs - slotMs : 0;
  const overMs = fit && !isDrafting && excessMs > CLOSE_MS ? fit.overSeconds * 1000 : excessMs;
  return (
    <dl className={styles['length']}>
      <dt>{text(words.length)}</dt>
      <dd>{totalMs === null ? '–' : seconds(totalMs)}</dd>
      {slotMs !== null && fit && (
        <>
          <dt>{text(fitWords.rates)}</dt>
          <dd>{text(fit.rendered ? fitWords.rate : fitWords.predictedRate, { rate: fit.rate.toFixed(2) })}</dd>
        </>
      )}
      {slotMs !== null && (
        <>
          <dt>{text(words.slot)}</dt>
          <dd className={styles['wide']}>
            {seconds(slotMs)}{' '}
            <span className={overMs > CLOSE_MS ? styles['over'] : styles['fits']}>
              {overMs > CLOSE_MS
                ? text(words.over, { seconds: (overMs / 1000).toFixed(2) })
                : overMs < -CLOSE_MS
                  ? text(words.shorter, { seconds: (-overMs / 1000).toFixed(2) })
                  : text(words.fits)}
            </span>
            {fit !== undefined && fit.stretch < 1 && <span className={styles['fits']}> · {text(fitWords.stretched, { percent: Math.round(100 * fit.stretch) })}</span>}
          </dd>
        </>
      )}
    </dl>
  );
}
