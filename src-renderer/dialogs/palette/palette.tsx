import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useRef, useState } from 'react';

import type { Action } from '../../actions/action.ts';
import { ALL_ACTIONS } from '../../actions/all-actions.ts';
import { formatChord } from '../../actions/key-chord.ts';
import { runAction } from '../../actions/run-action.ts';
import { useText } from '../../i18n/use-text.ts';
import { useKeyBindings } from '../../shell/use-key-bindings.ts';
import { useStudio } from '../../state/studio.ts';
import { findActions } from './find-actions.ts';
import { words } from './palette.messages.ts';
import styles from './palette.module.css';

/** Every action by its name in either language, with its key. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const bindings = useKeyBindings();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // Judged once, for where the keyboard was before the palette took it.
  const [possible] = useState(() => new Set(ALL_ACTIONS.filter((action) => action.enabled?.(studio) !== false && action.id !== 'app.palette')));
  const found = findActions(
    ALL_ACTIONS.filter((action) => possible.has(action)),
    query,
  );
  const chosen = found[Math.min(index, found.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const run = (action: Action) => {
    onClose();
    // After the dialog has given the keyboard back to where it was.
    requestAnimationFrame(() => {
      runAction(studio, action);
    });
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        {/* Not by "autoFocus", which comes before the dialog has noted where to give the keyboard back to. */}
        <Dialog.Popup className={styles['palette']} aria-label={text(words.title)} initialFocus={field}>
          <input
            ref={field}
            role="combobox"
            aria-expanded
            aria-controls="palette-found"
            aria-activedescendant={chosen && `palette-${chosen.id}`}
            aria-label={text(words.search)}
            placeholder={text(words.search)}
            spellCheck={false}
            className={styles['search']}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setIndex(0);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || event.key === 'Process') return;
              if (event.key === 'ArrowDown') setIndex(Math.min(found.length - 1, index + 1));
              else if (event.key === 'ArrowUp') setIndex(Math.max(0, index - 1));
              else if (event.key === 'PageDown') setIndex(Math.min(found.length - 1, index + 10));
              else if (event.key === 'PageUp') setIndex(Math.max(0, index - 10));
              else if (event.key === 'Enter' && chosen) run(chosen);
              else return;
              event.preventDefault();
            }}
          />
          <ul ref={list} id="palette-found" role="listbox" aria-label={text(words.found)} className={styles['list']}>
            {found.map((action) => {
              const [chord] = bindings.chordsOf(action.id);
              return (
                <li
                  key={action.id}
                  id={`palette-${action.id}`}
                  role="option"
                  aria-selected={action === chosen}
                  className={styles['item']}
                  onPointerMove={() => {
                    setIndex(found.indexOf(action));
                  }}
                  onClick={() => {
                    run(action);
                  }}
                >
                  <span>{text(action.title)}</span>
                  {chord !== undefined && <kbd>{formatChord(chord)}</kbd>}
                </li>
              );
            })}
          </ul>
          <p role="status" className={found.length === 0 ? styles['nothing'] : 'visually-hidden'}>
            {found.length === 0 ? text(words.nothing) : ''}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
