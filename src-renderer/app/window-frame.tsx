import { lazy, Suspense, useState } from 'react';

import { ResizableSplit } from '../components/resizable-split.tsx';
import { useText } from '../i18n/use-text.ts';
import { CastPanel } from '../panels/cast/cast-panel.tsx';
import { useStageShows } from '../panels/picture/use-stage-shows.ts';
import { Stage } from '../panels/picture/stage.tsx';
import { ScriptPanel } from '../panels/script/script-panel.tsx';
import { TakesPanel } from '../panels/takes/takes-panel.tsx';
import { FileDrop } from '../shell/file-drop.tsx';
import { KeyListener } from '../shell/key-listener.tsx';
import { Notices } from '../shell/notices.tsx';
import { Region } from '../shell/region.tsx';
import { words } from '../shell/shell.messages.ts';
import { SkipLinks } from '../shell/skip-links.tsx';
import { StatusBar } from '../shell/status-bar.tsx';
import { TitleBar } from '../shell/title-bar.tsx';
import { rememberLayout } from '../state/change-settings.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { DialogHost } from './dialog-host.tsx';
import styles from './window-frame.module.css';

// The spectrogram and what draws it are a third of the program: the window does not wait for them.
const DeliveryPanel = lazy(async () => ({ default: (await import('../panels/delivery/delivery-panel.tsx')).DeliveryPanel }));

/** Title bar, the regions with their boundaries, the timeline, and the status bar. */
export function WindowFrame() {
  const panels = useStore(useStudio().view, (view) => view.panels);
  return (
    <div className={styles['frame']}>
      <SkipLinks />
      <TitleBar />
      <main className={styles['main']}>
        <div className={styles['upper']}>
          {(panels.script || panels.cast) && <Writing fills={!panels.delivery} />}
          {panels.delivery && <Speaking />}
        </div>
        {panels.timeline && <Arranging />}
      </main>
      <StatusBar />
      <Notices />
      <DialogHost />
      <KeyListener />
      <FileDrop />
    </div>
  );
}

/** The left side: the cast above the script. */
function Writing({ fills }: { readonly fills: boolean }) {
  const text = useText();
  const { script, cast } = useStore(useStudio().view, (view) => view.panels);
  const width = useSize('script.width', 440, 280, 1000);
  const height = useSize('cast.height', 220, 120, 700);
  return (
    <>
      <div className={styles['pane']} style={fills ? { flex: 1 } : { width: width.size }}>
        {cast && (
          <div className={styles['pane']} style={script ? { height: height.size } : { flex: 1 }}>
            <Region name={text(words.cast)} anchor="cast">
              <CastPanel />
            </Region>
          </div>
        )}
        {cast && script && <ResizableSplit name={text(words.cast)} axis="y" {...height} />}
        {script && (
          <div className={styles['pane']} style={{ flex: 1 }}>
            <Region name={text(words.script)} anchor="script">
              <ScriptPanel />
            </Region>
          </div>
        )}
      </div>
      {!fills && <ResizableSplit name={text(words.script)} axis="x" {...width} />}
    </>
  );
}

/** The middle and the right: the line as it sounds, how it is delivered, and its takes. */
function Speaking() {
  const text = useText();
  const width = useSize('side.width', 320, 260, 560);
  const height = useSize('takes.height', share(0.15, 100, 260), 100, 700);
  const shows = useStageShows();
  const stage = text(shows === 'take' ? words.line : shows === 'picture' ? words.picture : words.pictureAndLine);
  return (
    <>
      <div className={styles['pane']} style={{ flex: 1 }}>
        <Region name={stage} anchor="delivery">
          <Stage />
        </Region>
      </div>
      <ResizableSplit name={text(words.side)} axis="x" after {...width} />
      <div className={styles['pane']} style={{ width: width.size }}>
        <div className={styles['pane']} style={{ flex: 1 }}>
          <Region name={text(words.delivery)}>
            <Suspense>
              <DeliveryPanel />
            </Suspense>
          </Region>
        </div>
        <ResizableSplit name={text(words.takes)} axis="y" after {...height} />
        <div className={styles['pane']} style={{ height: height.size }}>
          <Region name={text(words.takes)} anchor="takes">
            <TakesPanel />
          </Region>
        </div>
      </div>
    </>
  );
}

function Arranging() {
  const text = useText();
  const height = useSize('timeline.height', share(0.37, 190, 420), 140, 900);
  return (
    <>
      <ResizableSplit name={text(words.timeline)} axis="y" after {...height} />
      <div className={styles['pane']} style={{ height: height.size }}>
        <Region name={text(words.timeline)} anchor="timeline">
          <Timeline />
        </Region>
      </div>
    </>
  );
}

/** A part of the window's height, for a region that nobody has sized yet. */
function share(part: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, part * window.innerHeight)));
}

/** A size in CSS pixels that the window remembers. */
function useSize(name: string, defaultSize: number, min: number, max: number) {
  const studio = useStudio();
  const [size, setSize] = useState(() => {
    const kept = studio.settings.get().layout[name];
    return typeof kept === 'number' ? Math.min(max, Math.max(min, kept)) : defaultSize;
  });
  return {
    size,
    min,
    max,
    defaultSize,
    onResize: setSize,
    onResized: (resized: number) => {
      rememberLayout(studio, name, resized);
    },
  };
}
