import { useEffect, useRef, useState } from 'react';

import { ContextMenu } from '../components/context-menu.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Button } from '../components/button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useDocument } from '../state/use-document.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { pictureActions } from '../actions/picture/picture-actions.ts';
import { runAction } from '../actions/run-action.ts';
import { trackActions } from '../actions/timeline/track-actions.ts';
import { ClipList } from './clip-list.tsx';
import { MarkerList } from './marker-list.tsx';
import { MarkerNameField } from './marker-name-field.tsx';
import { PointerInput } from './pointer-input.ts';
import { PosterStrip } from './poster/poster-strip.tsx';
import { RateStrip } from './rate-strip.tsx';
import { TimeScrollbar } from './time-scrollbar.tsx';
import { useTimelineMenu } from './timeline-menu.tsx';
import { timelineStateOf } from './timeline-state.ts';
import { TimelineToolbar } from './timeline-toolbar.tsx';
import { TimelineView } from './timeline-view.ts';
import { words } from './timeline.messages.ts';
import styles from './timeline.module.css';
import { TrackHeaders } from './track-headers.tsx';

/** Tracks, clips and time: headers as controls, everything that stands on the clock as one picture. */
export function Timeline() {
  const text = useText();
  const studio = useStudio();
  const menuEntries = useTimelineMenu();
  const scroller = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState<TimelineView | null>(null);
  const [heightPx, setHeightPx] = useState(0);
  const mayEdit = useStore(studio.project.state, (state) => state?.readOnly === false);
  const isEmpty = useDocument(({ tracks }) => tracks.size === 0);
  const hasLines = useDocument(({ lines }) => lines.size > 0);

  useEffect(() => {
    const elements = { base: base.current, overlay: overlay.current, stage: stage.current, scroller: scroller.current };
    const { base: baseCanvas, overlay: overlayCanvas, stage: stageElement, scroller: scrollerElement } = elements;
    if (!baseCanvas || !overlayCanvas || !stageElement || !scrollerElement) return;
    const shown = new TimelineView(studio, { base: baseCanvas, overlay: overlayCanvas, stage: stageElement, scroller: scrollerElement });
    const { renamingMarkerId, widthPx } = timelineStateOf(studio);
    const pointer = new PointerInput(studio, shown, stageElement, scrollerElement, {
      renameMarker: (markerId) => {
        renamingMarkerId.set(markerId);
      },
    });
    const observer = new ResizeObserver(() => {
      setHeightPx(scrollerElement.clientHeight);
      widthPx.set(stageElement.clientWidth);
    });
    observer.observe(scrollerElement);
    observer.observe(stageElement);
    setView(shown);
    return () => {
      observer.disconnect();
      pointer.dispose();
      shown.dispose();
      setView(null);
    };
  }, [studio]);

  return (
    <div className={styles['timeline']} data-timeline>
      <PosterStrip />
      <RateStrip />
      <div ref={scroller} className={styles['scroller']}>
        <div className={styles['heads']}>
          <TimelineToolbar />
          <TrackHeaders />
        </div>
        <ContextMenu className={styles['stageFrame']} entries={menuEntries}>
          <div ref={stage} tabIndex={-1} className={styles['stage']} style={{ height: heightPx }}>
            <canvas ref={base} className={styles['canvas']} aria-hidden />
            <canvas ref={overlay} className={styles['canvas']} aria-hidden />
            <ClipList view={view} />
            <MarkerList />
            <MarkerNameField />
          </div>
        </ContextMenu>
        {isEmpty && (
          <div className={styles['empty']}>
            <EmptyState message={text(words.empty)}>
              {mayEdit && [...trackActions, ...pictureActions]
                .filter(({ id }) => id === 'track.importBed' || (id === 'picture.import' && hasLines))
                .map((action) => (
                  <Button
                    key={action.id}
                    kind={action.id === 'track.importBed' ? 'primary' : 'normal'}
                    onClick={() => {
                      runAction(studio, action);
                    }}
                  >
                    {text(action.title)}
                  </Button>
                ))}
            </EmptyState>
          </div>
        )}
      </div>
      <TimeScrollbar />
    </div>
  );
}
