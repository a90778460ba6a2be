import { Captions, FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { linesInOrder } from '../../../src-main/shared/domain/in-order.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { ReadLine } from '../../panels/script/script-insertion.ts';
import { insertionOf } from '../../panels/script/script-insertion.ts';
import { newId } from '../../state/new-id.ts';
import { selectLines } from '../../state/select.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { formatTime } from '../../timeline/format-time.ts';
import { pickFile } from '../file-browser/pick-file.ts';
import styles from './import-dialog.module.css';
import { isSubtitlePath, isSubtitleText, showSubtitles } from './incoming.ts';
import { words } from './import.messages.ts';

const PREVIEWED = 200;
const TYPING_PAUSE_MS = 250;
const NONE: readonly ReadLine[] = [];

/** Shows what a text or a file would become before it does; then it is one edit, behind the line that is selected. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const [pasted, setPasted] = useState('');
  const [read, setRead] = useState<readonly ReadLine[] | 'reading' | null>(null);
  const asked = useRef(0);

  const ask = async (source: { readonly path: string } | { readonly text: string; readonly name: string }) => {
    const number = ++asked.current;
    setRead('reading');
    try {
      const { lines } = await studio.connection.request('import.script', source);
      if (asked.current === number) setRead(lines);
    } catch (error) {
      if (asked.current !== number) return;
      setRead(null);
      throw error;
    }
  };
  const name = text(words.pasted);
  useEffect(() => {
    if (pasted.trim() === '') return undefined;
    const timer = window.setTimeout(() => {
      const number = ++asked.current;
      setRead('reading');
      studio.connection.request('import.script', { text: pasted, name }).then(
        ({ lines }) => {
          if (asked.current === number) setRead(lines);
        },
        // A text that is still being typed may be no script yet.
        () => {
          if (asked.current === number) setRead([]);
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [pasted, name, studio]);

  const state = studio.project.state.get();
  const lines = read === null || read === 'reading' ? NONE : read;
  const insertion =
    state && lines.length > 0
      ? insertionOf(state.document, lines, {
          after: studio.selection.get().lineIds.at(-1) ?? linesInOrder(state.document).at(-1)?.id ?? null,
          voiceId: studio.voices.get()[0]?.id ?? 'kathleen-en',
          someone: text(words.someone),
          newId,
        })
      : null;
  const settings = state?.document.settings.get('project');
  const names = [...new Set(lines.map(({ character }) => character ?? text(words.someone)))];
  const newNames = new Set(insertion?.newCharacters.map((character) => character.name));
  const insert = async () => {
    if (!insertion) return;
    onClose();
    await studio.project.commit([insertion.call]);
    selectLines(studio, insertion.lineIds, insertion.lineIds[0]);
  };
  const choose = async () => {
    const path = await pickFile(studio, 'script');
    if (path === null) return;
    if (isSubtitlePath(path)) {
      await showSubtitles(studio, { path });
      return;
    }
    setPasted('');
    await ask({ path });
  };
  return (
    <DialogFrame
      title={text(words.title)}
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onClick={onClose}>{text(words.cancel)}</Button>
          <Button kind="primary" disabled={!insertion} onClick={() => void tell(studio, insert())}>
            {lines.length > 0 ? text(words.insert, { count: lines.length }) : text(words.insertNone)}
          </Button>
        </>
      }
    >
      <div className={styles['sides']}>
        <div className={styles['source']}>
          <TextAreaField
            label={text(words.paste)}
            rows={16}
            placeholder={text(words.hint)}
            value={pasted}
            onChange={(typed) => {
              setPasted(typed);
              if (typed.trim() === '') setRead(null);
            }}
          />
          <div className={styles['actions']}>
            <Button icon={<FileText size={16} />} onClick={() => void tell(studio, choose())}>
              {text(words.chooseFile)}
            </Button>
            {isSubtitleText(pasted) && (
              <Button icon={<Captions size={16} />} onClick={() => void tell(studio, showSubtitles(studio, { text: pasted, name: `${name}.srt` }))}>
                {text(words.asSubtitles)}
              </Button>
            )}
          </div>
        </div>
        <section aria-label={text(words.preview)} className={styles['preview']}>
          <p role="status" className={styles['found']}>
            {read === 'reading' ? text(words.reading) : read === null ? text(words.preview) : lines.length === 0 ? text(words.nothing) : text(words.found, { lines: lines.length, characters: names.length })}
          </p>
          <ul className={styles['cast']}>
            {names.map((each) => (
              <li key={each} className={styles['name']}>
                {each}
                {newNames.has(each) && <span className={styles['new']}>{text(words.newCharacter)}</span>}
              </li>
            ))}
          </ul>
          <ol className={styles['lines']}>
            {lines.slice(0, PREVIEWED).map((line, index) => (
              <li key={index} className={styles['line']}>
                <span className={styles['who']}>{line.character ?? ''}</span>
                <span>{line.text}</span>
                <span className={styles['slot']}>{line.slot && settings ? formatTime(line.slot.startSample, settings) : ''}</span>
              </li>
            ))}
          </ol>
          {lines.length > PREVIEWED && <p className={styles['found']}>{text(words.more, { count: lines.length - PREVIEWED })}</p>}
        </section>
      </div>
    </DialogFrame>
  );
}
