import type { CSSProperties } from 'react';
import { useEffect, useRef, useState } from 'react';

import { lineNumbers } from '../../src-main/shared/domain/in-order.ts';
import { placedLines } from '../../src-main/shared/fit/lines-to-fit.ts';
import { isFlagged, type LineFit } from '../fit/line-fits.ts';
import { words } from '../fit/fit.messages.ts';
import { showsRates } from '../fit/shows-rates.ts';
import { lineFitsOf } from '../fit/use-line-fits.ts';
import { useText } from '../i18n/use-text.ts';
import { selectLine } from '../state/select.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { useDocument } from '../state/use-document.ts';
import { RateStripView } from './rate-strip-view.ts';
import styles from './rate-strip.module.css';

/** Rates that the legend names, and what stands beside each. */
const LEGEND = [
  { step: 0, rate: 0.9 },
  { step: 2, rate: 1 },
  { step: 4, rate: 1.15 },
  { step: 6, rate: 1.3 },
] as const;

/** A thin row over the tracks with the speed of each line that has a slot, so that a rushed passage is seen at a glance. */
export function RateStrip() {
  const studio = useStudio();
  const shown = useStore(studio.settings, showsRates);
  const hasSlots = useDocument((document) => placedLines(document).size > 0);
  return shown && hasSlots ? <Strip /> : null;
}

function Strip() {
  const text = useText();
  const studio = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<RateStripView | null>(null);
  const [pointed, setPointed] = useState<ReturnType<RateStripView['lineAt']>>(null);
  const flagged = useStore(lineFitsOf(studio), (fits) => countFlagged(fits));
  useEffect(() => {
    if (!canvas.current) return;
    const made = new RateStripView(studio, canvas.current);
    view.current = made;
    return () => {
      made.dispose();
      view.current = null;
    };
  }, [studio]);
  return (
    <div className={styles['strip']}>
      <div className={styles['head']}>
        <span className={styles['title']} data-flagged={flagged > 0}>
          {flagged > 0 ? text(words.flaggedLines, { count: flagged }) : text(words.rates)}
        </span>
        <span className={styles['legend']} aria-hidden>
          {LEGEND.map(({ step, rate }) => (
            <span key={step} className={styles['key']} style={{ '--rate': `var(--rate-${step})` } as CSSProperties}>
              {rate.toFixed(rate === 1.15 ? 2 : 1)}
            </span>
          ))}
          <span className={styles['key']} data-over>
            {text(words.over)}
          </span>
        </span>
      </div>
      <div
        className={styles['stage']}
        onPointerMove={(event) => {
          const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
          const found = view.current?.lineAt(x) ?? null;
          if (found?.fit !== pointed?.fit || found?.left !== pointed?.left) setPointed(found);
        }}
        onPointerLeave={() => {
          setPointed(null);
        }}
      >
        <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={`${text(words.ratesOfLines)}. ${text(words.flaggedLines, { count: flagged })}`} />
        {pointed && (
          <div
            key={pointed.fit.lineId}
            className={styles['pointed']}
            style={{ left: pointed.left, width: pointed.width }}
            data-tooltip={tooltip(pointed.fit)}
            onClick={() => {
              selectLine(studio, pointed.fit.lineId);
            }}
          />
        )}
      </div>
    </div>
  );

  function tooltip(fit: LineFit): string {
    const document = studio.project.state.get()?.document;
    const number = document ? (lineNumbers(document).get(fit.lineId) ?? 0) + 1 : 0;
    const rate = text(fit.rendered ? words.rate : words.predictedRate, { rate: fit.rate.toFixed(2) });
    return [
      text(words.lineRate, { number, name: document?.characters.get(fit.characterId)?.name ?? '', rate }),
      ...(fit.overSeconds > 0 ? [text(words.overBy, { seconds: fit.overSeconds.toFixed(2) }) + (fit.fit === 'overlap' ? ` (${text(words.accepted)})` : '')] : []),
      ...(fit.overlapSeconds > 0 ? [text(words.overlaps, { seconds: fit.overlapSeconds.toFixed(2) }) + (fit.fit === 'overlap' ? ` (${text(words.accepted)})` : '')] : []),
      ...(fit.stretch < 1 ? [text(words.stretched, { percent: Math.round(100 * fit.stretch) })] : []),
      ...(fit.neighbourJump > 0 ? [text(words.jumpsBy, { jump: fit.neighbourJump.toFixed(2) })] : []),
    ].join(' · ');
  }
}

function countFlagged(fits: ReadonlyMap<string, LineFit>): number {
  let count = 0;
  for (const fit of fits.values()) if (isFlagged(fit)) count += 1;
  return count;
}
