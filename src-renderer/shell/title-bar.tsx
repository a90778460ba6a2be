import { Menu, PanelBottom, PanelLeft, Redo2, SlidersHorizontal, Undo2, Users } from 'lucide-react';

import { actionOf } from '../actions/all-actions.ts';
import { formatChord } from '../actions/key-chord.ts';
import { runAction } from '../actions/run-action.ts';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { MenuButton } from '../components/menu-button.tsx';
import type { MenuEntry } from '../components/menu-entry.ts';
import { useText } from '../i18n/use-text.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import { ActionButton } from './action-button.tsx';
import { commandName } from './command-name.ts';
import { ProjectTitle } from './project-title.tsx';
import { words } from './shell.messages.ts';
import styles from './title-bar.module.css';
import { TransportBar } from './transport-bar.tsx';
import { useKeyBindings } from './use-key-bindings.ts';

const MENU = ['project.new', 'project.open', 'project.sample', '-', 'project.saveAs', 'project.backUp', 'project.close', '-', 'script.import', 'picture.import', 'script.find', 'app.lexicon', 'project.export', '-', 'app.palette', 'app.settings', 'app.tour', 'app.about'];

/** Project and history at the left, the clock in the middle, what is shown and the way out at the right. */
export function TitleBar() {
  const text = useText();
  const studio = useStudio();
  const bindings = useKeyBindings();
  const history = useStore(studio.project.state, (state) => state?.history ?? null);
  const readOnly = useStore(studio.project.state, (state) => state?.readOnly ?? true);
  const panels = useStore(studio.view, (view) => view.panels);
  const formatKeys = (id: string): string | undefined => {
    const [chord] = bindings.chordsOf(id);
    return chord === undefined ? undefined : formatChord(chord);
  };
  const entries = MENU.map((id): MenuEntry => {
    if (id === '-') return 'separator';
    const action = actionOf(id);
    return {
      id,
      label: text(action.title),
      keys: formatKeys(id),
      disabled: action.enabled?.(studio) === false,
      onSelect: () => {
        runAction(studio, action);
      },
    };
  });
  const stepLabel = (step: 'undo' | 'redo') => {
    const name = history?.[step] ?? null;
    return name === null ? text(words[step]) : text(words[`${step}What`], { what: text(commandName(name)) });
  };
  return (
    <header className={styles['bar']}>
      <div className={styles['side']}>
        <MenuButton label={text(words.menu)} icon={<Menu />} entries={entries} />
        <ProjectTitle />
        <ActionButton action="edit.undo" icon={<Undo2 />} label={stepLabel('undo')} disabled={readOnly || history?.undo == null} />
        <ActionButton action="edit.redo" icon={<Redo2 />} label={stepLabel('redo')} disabled={readOnly || history?.redo == null} />
      </div>
      <TransportBar />
      <div className={classNames(styles['side'], styles['end'])}>
        <ActionButton action="view.script" icon={<PanelLeft />} pressed={panels.script} />
        <ActionButton action="view.delivery" icon={<SlidersHorizontal />} pressed={panels.delivery} />
        <ActionButton action="view.cast" icon={<Users />} pressed={panels.cast} />
        <ActionButton action="view.timeline" icon={<PanelBottom />} pressed={panels.timeline} />
        <Button
          kind="primary"
          data-tour="export"
          data-tooltip-keys={formatKeys('project.export')}
          data-tooltip={text(words.export)}
          disabled={history === null}
          onClick={() => {
            runAction(studio, actionOf('project.export'));
          }}
        >
          {text(words.export)}
        </Button>
      </div>
    </header>
  );
}
