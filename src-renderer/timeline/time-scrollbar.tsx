import { useRef } from 'react';

import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { useDocument } from '../state/use-document.ts';
import { formatTime } from './format-time.ts';
import { layoutOf } from './timeline-layout.ts';
import { settingsOf } from './timeline-scene.ts';
import { timelineStateOf } from './timeline-state.ts';
import styles from './time-scrollbar.module.css';
import { words } from './timeline.messages.ts';
import { clampViewport } from './viewport.ts';

/** Which part of the programme is shown: drag it, click beside it, or step it with the arrow keys. */
export function TimeScrollbar() {
  const text = useText();
  const studio = useStudio();
  const track = useRef<HTMLDivElement>(null);
  const grip = useRef<{ readonly x: number; readonly startSample: number } | null>(null);
  const { startSample, samplesPerPixel } = useStore(studio.view, (view) => view.timeline);
  const widthPx = useStore(timelineStateOf(studio).widthPx, (width) => width);
  const endSample = useDocument((document) => layoutOf(document).endSample);
  const settings = useDocument(settingsOf);
  const shown = widthPx * samplesPerPixel;
  // There is always room behind the last clip to put the next one.
  const total = Math.max(endSample + shown / 2, startSample + shown);
  const go = (sample: number): void => {
    studio.view.set((view) => ({ ...view, timeline: clampViewport({ ...view.timeline, startSample: Math.min(sample, total - shown) }) }));
  };
  const samplesPerTrackPixel = (): number => total / Math.max(1, track.current?.clientWidth ?? 1);
  return (
    <div
      ref={track}
      role="scrollbar"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={text(words.scroll)}
      aria-valuemin={0}
      aria-valuemax={Math.round(total)}
      aria-valuenow={Math.round(startSample)}
      aria-valuetext={formatTime(Math.round(startSample), settings)}
      className={styles['track']}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const at = (event.clientX - event.currentTarget.getBoundingClientRect().left) * samplesPerTrackPixel();
        const isOnThumb = at >= startSample && at <= startSample + shown;
        const from = isOnThumb ? startSample : Math.max(0, at - shown / 2);
        go(from);
        grip.current = { x: event.clientX, startSample: from };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (grip.current) go(grip.current.startSample + (event.clientX - grip.current.x) * samplesPerTrackPixel());
      }}
      onPointerUp={() => {
        grip.current = null;
      }}
      onKeyDown={(event) => {
        const steps: Readonly<Record<string, number>> = { ArrowLeft: -0.1, ArrowRight: 0.1, PageUp: -0.9, PageDown: 0.9, Home: -Infinity, End: Infinity };
        const step = steps[event.key];
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        go(step === -Infinity ? 0 : step === Infinity ? Math.max(0, endSample - shown * 0.9) : startSample + step * shown);
      }}
    >
      <div className={styles['thumb']} style={{ left: `${(100 * startSample) / total}%`, width: `max(16px, ${(100 * shown) / total}%)` }} />
    </div>
  );
}
