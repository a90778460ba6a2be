import { useEffect, useRef, useState } from 'react';

import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useKeysOf } from '../../shell/use-key-bindings.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useStudio } from '../../state/studio.ts';
import { placeCard } from './place-card.ts';
import { words } from './tour.messages.ts';
import styles from './tour.module.css';

/** What each step stands beside: an element's `data-tour`. */
const STEPS = [
  { anchor: 'script', title: words.script, say: words.scriptWords },
  { anchor: 'delivery', title: words.delivery, say: words.deliveryWords },
  { anchor: 'takes', title: words.takes, say: words.takesWords },
  { anchor: 'timeline', title: words.timeline, say: words.timelineWords },
  { anchor: 'export', title: words.export, say: words.exportWords },
] as const;

/** Five short steps beside what they are about. The window stays live, Escape ends it, and it never comes back by itself. */
export function Tour({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const hearKeys = useKeysOf('line.renderAndPlay');
  const [step, setStep] = useState(0);
  const card = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const shown = STEPS[step] ?? STEPS[0];
  const last = step === STEPS.length - 1;
  const end = () => {
    if (!studio.settings.get().tourSeen) changeSettings(studio, { tourSeen: true });
    onClose();
  };
  useEffect(() => {
    card.current?.querySelector<HTMLElement>('button[data-next]')?.focus();
  }, [step]);
  useEffect(() => {
    const place = () => {
      const anchor = document.querySelector(`[data-tour="${shown.anchor}"]`)?.getBoundingClientRect();
      if (!card.current || !ring.current) return;
      const at = placeCard(anchor, card.current.getBoundingClientRect(), { width: window.innerWidth, height: window.innerHeight });
      Object.assign(card.current.style, { left: `${at.left}px`, top: `${at.top}px` });
      Object.assign(ring.current.style, anchor ? { left: `${anchor.left}px`, top: `${anchor.top}px`, width: `${anchor.width}px`, height: `${anchor.height}px` } : { width: '0px' });
    };
    place();
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('resize', place);
    };
  }, [shown]);
  return (
    <>
      <div ref={ring} className={styles['ring']} aria-hidden />
      <div
        ref={card}
        role="dialog"
        aria-label={text(words.name)}
        aria-describedby="tour-words"
        className={styles['card']}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end();
        }}
      >
        <p className={styles['step']}>{text(words.stepOf, { step: step + 1, steps: STEPS.length })}</p>
        <h2 className={styles['title']}>{text(shown.title)}</h2>
        <p id="tour-words" aria-live="polite">
          {text(shown.say, { hear: hearKeys ?? text(words.renderAndPlay) })}
        </p>
        <div className={styles['buttons']}>
          <Button kind="plain" onClick={end}>
            {text(words.skip)}
          </Button>
          {step > 0 && (
            <Button
              onClick={() => {
                setStep(step - 1);
              }}
            >
              {text(words.back)}
            </Button>
          )}
          <Button
            data-next
            kind="primary"
            onClick={() => {
              if (last) end();
              else setStep(step + 1);
            }}
          >
            {text(last ? words.done : words.next)}
          </Button>
        </div>
      </div>
    </>
  );
}
