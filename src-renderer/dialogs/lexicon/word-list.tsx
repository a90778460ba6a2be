import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';

import type { LexiconEntry } from '../../../src-main/shared/domain/project-rows.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { readPhones } from '../../../src-main/shared/phonetics/arpabet.ts';
import { newId } from '../../state/new-id.ts';
import type { Spelling } from './lexicon-csv.ts';
import { readLexiconCsv, writeLexiconCsv } from './lexicon-csv.ts';
import styles from './lexicon-dialog.module.css';
import { words } from './lexicon.messages.ts';

interface WordListProps {
  readonly entries: readonly LexiconEntry[];
  /** BCP 47 of new words. */
  readonly language: string;
  readonly readOnly: boolean;
  readonly onPut: (entries: readonly LexiconEntry[]) => void;
  readonly onRemove: (id: string) => void;
}

export function WordList({ entries, language, readOnly, onPut, onRemove }: WordListProps) {
  const text = useText();
  const [word, setWord] = useState('');
  const [written, setWritten] = useState('');
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const read = readPhones(written);
  const sorted = entries.toSorted((a, b) => a.word.localeCompare(b.word));
  const put = (spellings: readonly Spelling[]) => {
    // A word that is listed already is respelled, not listed twice.
    onPut(spellings.map(({ word: spelled, phones }) => ({ id: entries.find((entry) => entry.word === spelled)?.id ?? newId(), word: spelled, language, phones: [...phones] })));
  };
  const bringIn = async (chosen: File) => {
    const found = readLexiconCsv(await chosen.text());
    if (found.entries.length > 0) put(found.entries);
    const [firstBad] = found.badLines;
    setSaid(
      [text(words.broughtIn, { count: found.entries.length }), firstBad === undefined ? '' : text(words.badRows, { count: found.badLines.length, line: firstBad })].join(' '),
    );
  };
  return (
    <>
      <form
        className={styles['add']}
        onSubmit={(event) => {
          event.preventDefault();
          if ('unknown' in read || read.phones.length === 0 || word.trim() === '') return;
          put([{ word: word.trim().toLowerCase(), phones: read.phones }]);
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
        <input
          ref={file}
          type="file"
          accept=".csv,text/csv"
          className="visually-hidden"
          aria-label={text(words.bringIn)}
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen) void bringIn(chosen);
          }}
        />
        <Button disabled={readOnly} onClick={() => file.current?.click()}>
          {text(words.bringIn)}
        </Button>
        <Button
          disabled={sorted.length === 0}
          onClick={() => {
            offer(writeLexiconCsv(sorted), 'lexicon.csv');
          }}
        >
          {text(words.takeOut)}
        </Button>
      </div>
    </>
  );
}

/** Hands a text to the browser's own "save". */
function offer(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
