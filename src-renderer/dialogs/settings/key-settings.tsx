import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';

import type { Action } from '../../actions/action.ts';
import { ALL_ACTIONS } from '../../actions/all-actions.ts';
import { conflictsOf } from '../../actions/key-bindings.ts';
import { chordOf, formatChord } from '../../actions/key-chord.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useKeyBindings } from '../../shell/use-key-bindings.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { findActions } from '../palette/find-actions.ts';
import styles from './settings-dialog.module.css';
import { words } from './settings.messages.ts';

// Names of programs, the same in every language.
const PRESETS = [
  { value: 'voxloom', label: 'Voxloom' },
  { value: 'reaper', label: 'Reaper' },
  { value: 'premiere', label: 'Premiere Pro' },
  { value: 'resolve', label: 'DaVinci Resolve' },
] as const;

export function KeySettings() {
  const text = useText();
  const studio = useStudio();
  const { keyPreset, keys } = useStore(studio.settings, (settings) => settings);
  const [query, setQuery] = useState('');
  return (
    <>
      <div className={styles['keyTools']}>
        <SelectField
          label={text(words.preset)}
          value={keyPreset}
          options={PRESETS}
          onChange={(chosen) => {
            changeSettings(studio, { keyPreset: chosen });
          }}
        />
        <TextField label={text(words.searchKeys)} value={query} onChange={setQuery} />
        <Button
          disabled={Object.keys(keys).length === 0}
          onClick={() => {
            changeSettings(studio, { keys: {} });
          }}
        >
          {text(words.resetAllKeys)}
        </Button>
      </div>
      <ul className={styles['keys']}>
        {findActions(ALL_ACTIONS, query).map((action) => (
          <KeyRow key={action.id} action={action} />
        ))}
      </ul>
    </>
  );
}

function KeyRow({ action }: { readonly action: Action }) {
  const text = useText();
  const studio = useStudio();
  const settings = useStore(studio.settings, (present) => present);
  const bindings = useKeyBindings();
  const [recording, setRecording] = useState(false);
  const title = text(action.title);
  const shown = bindings.chordsOf(action.id).map((chord) => formatChord(chord)).join(', ') || text(words.noKey);
  const conflicts = conflictsOf(bindings, action, settings);
  const own = settings.keys[action.id] !== undefined;
  const bind = (chord: string | null | undefined) => {
    setRecording(false);
    const others = Object.fromEntries(Object.entries(settings.keys).filter(([id]) => id !== action.id));
    changeSettings(studio, { keys: chord === undefined ? others : { ...others, [action.id]: chord } });
  };
  return (
    <li className={styles['keyRow']}>
      <span>{title}</span>
      <span className={styles['alsoOn']}>{conflicts.length > 0 && text(words.alsoOn, { actions: conflicts.map((other) => text(other.title)).join(', ') })}</span>
      <button
        type="button"
        className={classNames(styles['keyButton'], recording && styles['recording'])}
        aria-label={text(words.changeKey, { action: title, key: shown })}
        onClick={() => {
          setRecording(true);
        }}
        onBlur={() => {
          setRecording(false);
        }}
        onKeyDown={(event) => {
          if (!recording) return;
          // Tab goes on as always, so that nobody is caught here.
          if (event.key === 'Tab') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') setRecording(false);
          else {
            const chord = chordOf(event.nativeEvent);
            if (chord !== undefined) bind(chord);
          }
        }}
      >
        {recording ? text(words.pressKey) : shown}
      </button>
      <IconButton
        small
        label={text(words.clearKey, { action: title })}
        icon={<X />}
        disabled={bindings.chordsOf(action.id).length === 0}
        onClick={() => {
          bind(null);
        }}
      />
      <span className={own ? undefined : styles['hidden']}>
        <IconButton
          small
          label={text(words.resetKey, { action: title })}
          icon={<RotateCcw />}
          onClick={() => {
            bind(undefined);
          }}
        />
      </span>
    </li>
  );
}
