import { useState } from 'react';

import type { RequestOutput } from '../../../src-main/shared/contract/contract.ts';
import type { LexiconEntry } from '../../../src-main/shared/domain/project-rows.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { newId } from '../../state/new-id.ts';
import { faultWords } from './fault-words.ts';
import styles from './lexicon-dialog.module.css';
import { words } from './lexicon.messages.ts';
import { compareWords, mergedEntries } from './merge-words.ts';

interface ImportPreviewProps {
  readonly fileName: string;
  readonly file: RequestOutput<'lexicon.read'>;
  /** The list that the words go into. */
  readonly entries: readonly LexiconEntry[];
  readonly onBringIn: (entries: readonly LexiconEntry[]) => void;
  readonly onCancel: () => void;
}

/** A sample of what is new is enough to see that the file was read right. */
const NEW_SHOWN = 200;

/** What a list of words from a file would change, before it changes anything. */
export function ImportPreview({ fileName, file, entries, onBringIn, onCancel }: ImportPreviewProps) {
  const text = useText();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const merge = compareWords(file.words, entries);
  const { added, conflicts, same } = merge;
  const refused = file.report.filter(({ outcome }) => outcome === 'refused').length;
  const total = added.length + theirs.size;
  const counts = [
    text(words.newWords, { count: added.length }),
    conflicts.length > 0 && text(words.conflictWords, { count: conflicts.length }),
    same > 0 && text(words.sameWords, { count: same }),
    refused > 0 && text(words.leftOut, { count: refused }),
  ].filter((part) => part !== false);
  return (
    <section aria-label={text(words.importTitle, { name: fileName })}>
      <h3 className={styles['importTitle']}>{text(words.importTitle, { name: fileName })}</h3>
      <p role="status" className={styles['quiet']}>
        {counts.join(' · ')}
      </p>
      <div className={styles['preview']} tabIndex={0} role="region" aria-label={text(words.importTitle, { name: fileName })}>
        {conflicts.length > 0 && (
          <>
            <div className={styles['groupHead']}>
              <h4>{text(words.conflicts)}</h4>
              <Button kind="plain" onClick={() => { setTheirs(new Set()); }}>{text(words.keepAll)}</Button>
              <Button kind="plain" onClick={() => { setTheirs(new Set(conflicts.map(({ mine }) => mine.id))); }}>{text(words.takeAll)}</Button>
            </div>
            <ul>
              {conflicts.map(({ mine, theirs: incoming }) => (
                <li key={mine.id} className={styles['conflict']}>
                  <label>
                    <input
                      type="checkbox"
                      checked={theirs.has(mine.id)}
                      aria-label={text(words.takeTheirs, { word: mine.word })}
                      onChange={(event) => {
                        const next = new Set(theirs);
                        if (event.target.checked) next.add(mine.id);
                        else next.delete(mine.id);
                        setTheirs(next);
                      }}
                    />
                    <span className={styles['word']}>{mine.word}</span>
                  </label>
                  <span className={styles['side']} data-counts={!theirs.has(mine.id)}>
                    {text(words.mine)} <span className={styles['phones']}>{mine.phones.join(' ')}</span>
                  </span>
                  <span className={styles['side']} data-counts={theirs.has(mine.id)}>
                    {text(words.theirs)} <span className={styles['phones']}>{incoming.phones.join(' ')}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {file.report.length > 0 && (
          <>
            <h4>{text(words.notTaken)}</h4>
            <ul>
              {file.report.map(({ fileLine, code, subject }, index) => (
                <li key={`${fileLine}-${code}-${index}`} className={styles['fault']}>
                  <span className={styles['line']}>{text(words.atLine, { line: fileLine })}</span>
                  <span>{text(faultWords(code), { subject })}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {added.length > 0 && (
          <>
            <h4>{text(words.newList)}</h4>
            <ul>
              {added.slice(0, NEW_SHOWN).map(({ word, language, phones }) => (
                <li key={`${language} ${word}`} className={styles['added']}>
                  <span className={styles['word']}>{word}</span>
                  <span className={styles['phones']}>{phones.join(' ')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {added.length === 0 && conflicts.length === 0 && <p className={styles['quiet']}>{text(words.nothingNew)}</p>}
      </div>
      <div className={styles['files']}>
        <Button onClick={onCancel}>{text(words.cancel)}</Button>
        <Button
          kind="primary"
          disabled={total === 0}
          onClick={() => {
            onBringIn(mergedEntries(merge, theirs, newId));
          }}
        >
          {text(words.bringIn, { count: total })}
        </Button>
      </div>
    </section>
  );
}
