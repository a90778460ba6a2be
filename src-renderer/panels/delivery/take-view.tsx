import { useEffect, useRef } from 'react';

import { EmptyState } from '../../components/empty-state.tsx';
import { useFailureText } from '../../i18n/use-failure-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { words } from './delivery.messages.ts';
import { deliverySession } from './delivery-session.ts';
import { PhoneList } from './phone-list.tsx';
import { TakeStage } from './take-stage.ts';
import { TakeToolbar } from './take-toolbar.tsx';
import styles from './take-view.module.css';

/** The selected line as it sounds: waveform, spectrogram and pitch in one view, the phones under them, all to be drawn on. */
export function TakeView() {
  const text = useText();
  const studio = useStudio();
  const session = deliverySession(studio);
  const shown = useStore(session.state, (state) => state.lineId !== null);
  if (!shown) return <EmptyState message={text(words.nothingSelected)} />;
  return <TakeOfLine />;
}

function TakeOfLine() {
  const text = useText();
  const failureText = useFailureText();
  const studio = useStudio();
  const session = deliverySession(studio);
  const root = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const phones = useRef<HTMLDivElement>(null);
  const stage = useRef<TakeStage>(null);
  const failure = useStore(session.state, (state) => state.failure);
  const planned = useStore(session.state, (state) => state.plan !== null);

  useEffect(() => {
    if (!root.current || !back.current || !canvas.current || !phones.current) return undefined;
    const made = new TakeStage(studio, session, { root: root.current, back: back.current, canvas: canvas.current, phones: phones.current });
    stage.current = made;
    return () => {
      stage.current = null;
      made.destroy();
    };
  }, [studio, session]);

  const wantsFocus = useStore(session.state, (state) => state.wantsFocus);
  useEffect(() => {
    if (!planned || !wantsFocus) return;
    session.setWantsFocus(false);
    phones.current?.focus();
  }, [session, wantsFocus, planned]);

  return (
    <div className={styles['view']}>
      <TakeToolbar session={session} stage={stage} />
      <div ref={root} className={styles['stage']}>
        <div ref={back} className={styles['back']} />
        <canvas ref={canvas} className={styles['canvas']} aria-hidden />
        <PhoneList session={session} stage={stage} listRef={phones} />
        {!planned && (
          <p className={styles['message']} role="status">
            {failure === null ? text(words.planning) : text(words.cannotPlan, { reason: failureText(failure) })}
          </p>
        )}
      </div>
    </div>
  );
}
