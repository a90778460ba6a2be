import { useDeferredValue, useMemo, useState } from 'react';

import { charactersInOrder, lineNumbers, linesInOrder } from '../../../src-main/shared/domain/in-order.ts';
import { Button } from '../../components/button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import styles from './find-dialog.module.css';
import { findInLines, patternOf, replaceInMatches } from './find-in-script.ts';
import type { FindQuery } from './find-in-script.ts';
import { FoundLine } from './found-line.tsx';
import { goToText } from './move-in-script.ts';
import { words } from './script.messages.ts';

/** Matches shown; the count above the list is of all of them. */
const MOST_SHOWN = 200;

/** Finds words in the whole script, shows what a replacement would make of each line, and replaces all as one step of undo. */
export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const studio = useStudio();
  const text = useText();
  const [query, setQuery] = useState<FindQuery>({ find: '', matchCase: false, wholeWord: false, regex: false, characterId: null });
  const [replacement, setReplacement] = useState('');
  const document = useDocument((present) => present);
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const searched = useDeferredValue(query);
  const found = useMemo(() => findInLines(linesInOrder(document), searched), [document, searched]);
  const numbers = lineNumbers(document);
  const edits = useMemo(() => new Map(replaceInMatches(found.matches, searched, replacement).map(({ id, text: after }) => [id, after])), [found, searched, replacement]);
  const locked = found.matches.filter(({ line }) => line.locked).length;
  const bad = query.find !== '' && patternOf(query) === null;
  const set = (changes: Partial<FindQuery>) => {
    setQuery({ ...query, ...changes });
  };
  const replace = (ids: readonly string[]) => {
    const wanted = ids.flatMap((id) => {
      const after = edits.get(id);
      return after === undefined ? [] : [{ id, text: after }];
    });
    if (wanted.length === 0) return;
    void tell(studio, studio.project.commit([{ name: 'script.replaceText', arguments: { edits: wanted } }]));
  };
  const show = (lineId: string) => {
    const start = found.matches.find(({ line }) => line.id === lineId)?.spans[0]?.start ?? 0;
    onClose();
    // The dialog gives the focus back when it is gone; the line asks for it after that.
    setTimeout(() => {
      goToText(studio, lineId, start);
    }, 50);
  };
  return (
    <DialogFrame
      title={text(words.find)}
      size="large"
      onClose={onClose}
      footer={
        <>
          {locked > 0 && <span className={styles['note']}>{text(words.lockedSkipped, { count: locked })}</span>}
          <Button onClick={onClose}>{text(words.close)}</Button>
          <Button
            kind="primary"
            disabled={readOnly || edits.size === 0 || searched !== query}
            onClick={() => {
              replace([...edits.keys()]);
            }}
          >
            {text(words.replaceAll)}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <TextField label={text(words.findField)} value={query.find} problem={bad ? text(words.badPattern) : undefined} onChange={(find) => { set({ find }); }} />
        <TextField label={text(words.replaceField)} value={replacement} onChange={setReplacement} />
      </div>
      <div className={styles['options']}>
        <Toggle label={text(words.matchCase)} checked={query.matchCase} onChange={(matchCase) => { set({ matchCase }); }} />
        <Toggle label={text(words.wholeWord)} checked={query.wholeWord} onChange={(wholeWord) => { set({ wholeWord }); }} />
        <Toggle label={text(words.regex)} checked={query.regex} onChange={(regex) => { set({ regex }); }} />
        <SelectField
          inline
          label={text(words.within)}
          value={query.characterId ?? ''}
          options={[{ value: '', label: text(words.everybody) }, ...charactersInOrder(document).map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => { set({ characterId: id === '' ? null : id }); }}
        />
      </div>
      <p className={styles['note']} role="status">
        {query.find === '' || bad
          ? ''
          : found.count === 0
            ? text(words.noMatches)
            : text(words.matchesInLines, { count: found.count, lines: found.matches.length })}
        {found.partial && ` ${text(words.partial)}`}
      </p>
      <ul className={styles['matches']} aria-label={text(words.find)}>
        {found.matches.slice(0, MOST_SHOWN).map((match) => (
          <FoundLine
            key={match.line.id}
            match={match}
            number={(numbers.get(match.line.id) ?? 0) + 1}
            after={edits.get(match.line.id) ?? null}
            replaceable={!readOnly}
            onShow={show}
            onReplace={(id) => { replace([id]); }}
          />
        ))}
        {found.matches.length > MOST_SHOWN && <li className={styles['note']}>{text(words.moreMatches, { count: found.matches.length - MOST_SHOWN })}</li>}
      </ul>
    </DialogFrame>
  );
}
