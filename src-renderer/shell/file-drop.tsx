import { useEffect, useState } from 'react';

import { useText } from '../i18n/use-text.ts';
import { useStudio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import { takeDroppedFile } from './dropped-file.ts';
import styles from './file-drop.module.css';
import { words } from './file-drop.messages.ts';

/** Takes a file that is dropped anywhere on the window, which would otherwise leave the studio to show the file. */
export function FileDrop() {
  const text = useText();
  const studio = useStudio();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const mayTake = (): boolean => studio.project.state.get()?.readOnly === false && studio.view.get().dialog === null;
    const drag = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = mayTake() ? 'copy' : 'none';
      setOver(mayTake());
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && mayTake()) void tell(studio, takeDroppedFile(studio, file));
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [studio]);
  return (
    over && (
      <div className={styles['frame']} aria-hidden>
        <p className={styles['words']}>{text(words.drop)}</p>
      </div>
    )
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
