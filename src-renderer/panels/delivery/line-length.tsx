import { msOfSamples } from '../../../src-main/shared/domain/time.ts';
import { useText } from '../../i18n/use-text.ts';
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
  // A take knows what it could borrow from the gap behind its slot, and passes it by less than its length does.
  const takeOverMs = useStore(session.state, ({ take, fresh, drafting }) => (take && fresh && !drafting ? msOfSamples(take.overSamples) : null));
  const excessMs = totalMs !== null && slotMs !== null ? totalMs - slotMs : 0;
  const overMs = excessMs > CLOSE_MS && takeOverMs !== null ? takeOverMs : excessMs;
  return (
    <dl className={styles['length']}>
      <dt>{text(words.length)}</dt>
      <dd>{totalMs === null ? '–' : seconds(totalMs)}</dd>
      {slotMs !== null && (
        <>
          <dt>{text(words.slot)}</dt>
          <dd>
            {seconds(slotMs)}{' '}
            <span className={overMs > CLOSE_MS ? styles['over'] : styles['fits']}>
              {overMs > CLOSE_MS
                ? text(words.over, { seconds: (overMs / 1000).toFixed(2) })
                : overMs < -CLOSE_MS
                  ? text(words.shorter, { seconds: (-overMs / 1000).toFixed(2) })
                  : text(words.fits)}
            </span>
          </dd>
        </>
      )}
    </dl>
  );
}
