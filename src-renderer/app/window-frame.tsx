import { useState } from 'react';

import { ResizableSplit } from '../components/resizable-split.tsx';
import { useText } from '../i18n/use-text.ts';
import { Region } from '../shell/region.tsx';
import { words } from '../shell/shell.messages.ts';
import { StatusBar } from '../shell/status-bar.tsx';
import { TitleBar } from '../shell/title-bar.tsx';
import { rememberLayout } from '../state/change-settings.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import styles from './window-frame.module.css';

/** Title bar, the regions with their boundaries, the timeline, and the status bar. */
export function WindowFrame() {
  const text = useText();
  const studio = useStudio();
  const panels = useStore(studio.view, (view) => view.panels);
  const script = useSize('script.width', 420, 280, 900);
  const side = useSize('side.width', 280, 220, 480);
  const timeline = useSize('timeline.height', 300, 140, 900);
  const cast = useSize('cast.height', 280, 140, 700);
  const sideOpen = panels.delivery || panels.cast;
  return (
    <div className={styles['frame']}>
      <TitleBar />
      <main className={styles['main']}>
        <div className={styles['upper']}>
          {panels.script && (
            <div className={styles['pane']} style={panels.delivery ? { width: script.size } : { flex: 1 }}>
              <Region name={text(words.script)}>{null}</Region>
            </div>
          )}
          {panels.script && panels.delivery && <ResizableSplit name={text(words.script)} axis="x" {...script} />}
          {panels.delivery && (
            <div className={styles['pane']} style={{ flex: 1 }}>
              <Region name={text(words.delivery)}>{null}</Region>
            </div>
          )}
          {sideOpen && (panels.script || panels.delivery) && <ResizableSplit name={text(words.side)} axis="x" after {...side} />}
          {sideOpen && (
            <div className={styles['pane']} style={panels.script || panels.delivery ? { width: side.size } : { flex: 1 }}>
              {panels.delivery && (
                <div className={styles['pane']} style={{ flex: 1 }}>
                  <Region name={text(words.takes)}>{null}</Region>
                </div>
              )}
              {panels.delivery && panels.cast && <ResizableSplit name={text(words.cast)} axis="y" after {...cast} />}
              {panels.cast && (
                <div className={styles['pane']} style={panels.delivery ? { height: cast.size } : { flex: 1 }}>
                  <Region name={text(words.cast)}>{null}</Region>
                </div>
              )}
            </div>
          )}
        </div>
        {panels.timeline && (
          <>
            <ResizableSplit name={text(words.timeline)} axis="y" after {...timeline} />
            <div className={styles['pane']} style={{ height: timeline.size }}>
              <Region name={text(words.timeline)}>{null}</Region>
            </div>
          </>
        )}
      </main>
      <StatusBar />
    </div>
  );

  /** A size in CSS pixels that the window remembers. */
  function useSize(name: string, defaultSize: number, min: number, max: number) {
    const kept = studio.settings.get().layout[name];
    const [size, setSize] = useState(typeof kept === 'number' ? Math.min(max, Math.max(min, kept)) : defaultSize);
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
}
