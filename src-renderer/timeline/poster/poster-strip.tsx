import { useEffect, useRef } from 'react';

import { useText } from '../../i18n/use-text.ts';
import { useDocument } from '../../state/use-document.ts';
import { useStudio } from '../../state/studio.ts';
import { words } from '../timeline.messages.ts';
import styles from './poster-strip.module.css';
import { PosterView } from './poster-view.ts';

/** The picture over the tracks, frame by frame as far as they have room; nothing where there is no picture. */
export function PosterStrip() {
  const text = useText();
  const studio = useStudio();
  const picture = useDocument(({ pictures }) => pictures.values().next().value);
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  // The view follows where the film is on the programme by itself; another film, or another place of it, is another view.
  const film = picture && `${picture.id} ${picture.path}`;
  useEffect(() => {
    const shown = studio.project.state.get()?.document.pictures.values().next().value;
    if (film === undefined || !shown || !stage.current || !canvas.current || !playhead.current) return undefined;
    const view = new PosterView(studio, shown, { stage: stage.current, canvas: canvas.current, playhead: playhead.current });
    return () => {
      view.dispose();
    };
  }, [studio, film]);
  if (!picture) return null;
  return (
    <div className={styles['strip']}>
      <div className={styles['head']}>
        <span>{text(words.picture)}</span>
        <span className={styles['name']} data-tooltip={picture.path}>
          {picture.name}
        </span>
      </div>
      <div ref={stage} className={styles['stage']} data-poster>
        <canvas ref={canvas} className={styles['canvas']} aria-hidden />
        <div ref={playhead} className={styles['playhead']} aria-hidden />
      </div>
    </div>
  );
}
