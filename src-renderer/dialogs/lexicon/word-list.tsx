import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';

import type { RequestOutput } from '../../../src-main/shared/contract/contract.ts';
import type { LexiconEntry } from '../../../src-main/shared/domain/project-rows.ts';
import { readPhones } from '../../../src-main/shared/phonetics/arpabet.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { newId } from '../../state/new-id.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { pickFile, pickSaveTarget } from '../file-browser/pick-file.ts';
import { ImportPreview } from './import-preview.tsx';
import styles from './lexicon-dialog.module.css';
import { words } from './lexicon.messages.ts';

interface WordListProps {
  readonly entries: readonly LexiconEntry[];
  /** BCP 47 of new words. */
  readonly language: string;
  readonly readOnly: boolean;
  readonly list: 'project' | 'global';
  readonly onPut: (entries: readonly LexiconEntry[]) => void;
  readonly onRemove: (id: string) => void;
}

interface ReadFile {
  readonly name: string;
  readonly content: RequestOutput<'lexicon.read'>;
}

export function WordList({ entries, language, readOnly, list, onPut, onRemove }: WordListProps) {
  const text = useText();
  const studio = useStudio();
  const [word, setWord] = useState('');
  const [written, setWritten] = useState('');
  const [said, setSaid] = useState('');
  const [file, setFile] = useState<ReadFile | null>(null);
  const read = readPhones(written);
  const sorted = entries.toSorted((a, b) => a.word.localeCompare(b.word));
  const put = (spelled: string, phones: readonly string[]) => {
    // A word that is listed already is respelled, not listed twice.
    onPut([{ id: entries.find((entry) => entry.word === spelled)?.id ?? newId(), word: spelled, language, phones: [...phones] }]);
  };
  const bringIn = async () => {
    const path = await pickFile(studio, 'lexicon');
    if (path === null) return;
    setFile({ name: path.split(/[/\\]/).at(-1) ?? path, content: await studio.connection.request('lexicon.read', { path }) });
    setSaid('');
  };
  const takeOut = async (extension: 'csv' | 'pls') => {
    const path = await pickSaveTarget(studio, text(words.fileName), extension);
    if (path === null) return;
    const { words: count } = await studio.connection.request('lexicon.write', { path, list });
    setSaid(text(words.exported, { count, path }));
  };
  if (file) {
    return (
      <ImportPreview
        fileName={file.name}
        file={file.content}
        entries={entries}
        onBringIn={(brought) => {
          onPut(brought);
          setFile(null);
        }}
        onCancel={() => {
          setFile(null);
        }}
      />
    );
  }
  return (
    <>
      <form
        className={styles['add']}
        onSubmit={(event) => {
          event.preventDefault();
          if ('unknown' in read || read.phones.length === 0 || word.trim() === '') return;
          put(word.trim().toLowerCase(), read.phones);
          setWord('');
          setWritten('');
        }}
      >
        <TextField label={text(words.word)} value={word} maxLength={100} disabled={readOnly} onChange={setWord} />
        <TextField
          label={text(words.phones)}
          value={written}
          placeholder={text(words.phonesHint)}
          disabled={readOnly}
          onChange={setWritten}
          problem={'unknown' in read ? text(words.unknownSound, { sound: read.unknown }) : undefined}
        />
        <Button submit kind="primary" disabled={readOnly || word.trim() === '' || 'unknown' in read || read.phones.length === 0}>
          {text(words.add)}
        </Button>
      </form>
      <div className={styles['list']}>
        {sorted.length === 0 ? (
          <EmptyState message={text(words.empty)} />
        ) : (
          <ul aria-label={text(words.entries)}>
            {sorted.map((entry) => (
              <li key={entry.id} className={styles['entry']}>
                <span className={styles['word']}>{entry.word}</span>
                <span className={styles['phones']}>{entry.phones.join(' ')}</span>
                <IconButton
                  small
                  label={text(words.remove, { word: entry.word })}
                  icon={<Trash2 />}
                  disabled={readOnly}
                  onClick={() => {
                    onRemove(entry.id);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles['files']}>
        <p role="status" className={styles['quiet']}>
          {said}
        </p>
        <Button
          disabled={readOnly}
          onClick={() => {
            void tell(studio, bringIn());
          }}
        >
          {text(words.import)}
        </Button>
        <MenuButton
          label={text(words.export)}
          icon={<Download />}
          align="end"
          disabled={sorted.length === 0}
          entries={[
            { id: 'csv', label: text(words.exportCsv), onSelect: () => void tell(studio, takeOut('csv')) },
            { id: 'pls', label: text(words.exportPls), onSelect: () => void tell(studio, takeOut('pls')) },
          ]}
        />
      </div>
    </>
  );
}
