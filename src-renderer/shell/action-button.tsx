import type { ReactNode } from 'react';

import { actionOf } from '../actions/all-actions.ts';
import { runAction } from '../actions/run-action.ts';
import { IconButton } from '../components/icon-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useStudio } from '../state/studio.ts';
import { useKeysOf } from './use-key-bindings.ts';

interface ActionButtonProps {
  readonly action: string;
  readonly icon: ReactNode;
  /** What it would do right now, where that is more than the action's title. */
  readonly label?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

/** An action as an icon, with its title and its key. */
export function ActionButton({ action: id, icon, label, pressed, disabled = false }: ActionButtonProps) {
  const text = useText();
  const studio = useStudio();
  const action = actionOf(id);
  return (
    <IconButton
      label={label ?? text(action.title)}
      icon={icon}
      keys={useKeysOf(id)}
      pressed={pressed}
      disabled={disabled}
      onClick={() => {
        runAction(studio, action);
      }}
    />
  );
}
