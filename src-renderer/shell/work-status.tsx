import { X } from 'lucide-react';

import { IconButton } from '../components/icon-button.tsx';
import { formatRemaining } from '../i18n/format-figures.ts';
import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { worksOf } from '../state/works.ts';
import { words } from './shell.messages.ts';
import styles from './status-bar.module.css';

/** What the studio works on for this window beside lines and exports: how far it is, how long it takes, and a way out. */
export function WorkStatus() {
  const text = useText();
  const studio = useStudio();
  const works = useStore(worksOf(studio), (present) => present);
  return works.map(({ id, progress, cancel }) => {
    if (!progress) return null;
    const name = text(progress.kind === 'conform' ? words.conforming : words.importingAudio, { name: progress.name });
    return (
      <span key={id} className={styles['item']} role="status">
        <progress className={styles['progress']} aria-label={name} value={progress.share} />
        {name}
        <span className={styles['quiet']}>{progress.remainingMs === undefined ? '' : text(words.timeLeft, { time: formatRemaining(progress.remainingMs) })}</span>
        <IconButton small label={text(words.cancelWork, { name })} icon={<X />} onClick={cancel} />
      </span>
    );
  });
}
