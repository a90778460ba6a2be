import { useEffect, useRef, useState } from 'react';

import { projectActions } from '../../actions/app/project-actions.ts';
import { runAction } from '../../actions/run-action.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import styles from './empty-script.module.css';
import { insertScriptText } from './paste-script.ts';
import { words } from './script.messages.ts';

/** A script without lines: a place to write the first one or to paste all of them. */
export function EmptyScript() {
  const studio = useStudio();
  const text = useText();
  const [draft, setDraft] = useState('');
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const isOpen = useStore(studio.project.state, (state) => state !== null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A new project is there to be written in: the keyboard begins in its field, unless it is busy elsewhere. One whose lines
    // were taken back is not: in a field the keys of undo and redo would be the field's.
    const steps = studio.project.state.get()?.history;
    const isNew = steps?.undo === null && steps.redo === null;
    if (!readOnly && isNew && document.activeElement === document.body) place.current?.querySelector('textarea')?.focus();
  }, [studio, readOnly]);
  const add = () => {
    if (draft.trim() === '') return;
    setDraft('');
    void tell(studio, insertScriptText(studio, draft, text(words.narrator)));
  };
  if (!isOpen) {
    return (
      <EmptyState message={text(words.noProject)}>
        {projectActions
          .filter(({ id }) => id === 'project.new' || id === 'project.open' || id === 'project.sample')
          .map((action) => (
            <Button key={action.id} kind={action.id === 'project.new' ? 'primary' : 'normal'} onClick={() => { runAction(studio, action); }}>
              {text(action.title)}
            </Button>
          ))}
      </EmptyState>
    );
  }
  return (
    <div ref={place} className={styles['empty']}>
      <p>{text(words.empty)}</p>
      <TextAreaField
        label={text(words.emptyField)}
        value={draft}
        disabled={readOnly}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          add();
        }}
      />
      <p className={styles['hint']}>{text(words.emptyHint)}</p>
      <div className={styles['actions']}>
        <Button kind="primary" disabled={readOnly || draft.trim() === ''} onClick={add}>
          {text(words.addLine)}
        </Button>
        <Button
          disabled={readOnly}
          onClick={() => {
            studio.view.set((view) => ({ ...view, dialog: 'import' }));
          }}
        >
          {text(words.import)}
        </Button>
        <Button onClick={openSample}>
          {text(words.sample)}
        </Button>
      </div>
    </div>
  );

  function openSample(): void {
    const action = projectActions.find(({ id }) => id === 'project.sample');
    if (action) runAction(studio, action);
  }
}
