import { useStageShows } from '../panels/picture/use-stage-shows.ts';
import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { words } from './shell.messages.ts';
import styles from './skip-links.module.css';

/** The first things the Tab key finds: straight to a region, shown only while they have the keyboard. */
export function SkipLinks() {
  const text = useText();
  const shows = useStageShows();
  const panels = useStore(useStudio().view, (view) => view.panels);
  return (
    <nav aria-label={text(words.skip)}>
      {panels.script && (
        <a className={styles['link']} href="#region-script">
          {text(words.skipToScript)}
        </a>
      )}
      {panels.delivery && (
        <a className={styles['link']} href="#region-delivery">
          {text(shows === 'take' ? words.skipToLine : words.skipToPicture)}
        </a>
      )}
      {panels.timeline && (
        <a className={styles['link']} href="#region-timeline">
          {text(words.skipToTimeline)}
        </a>
      )}
    </nav>
  );
}
