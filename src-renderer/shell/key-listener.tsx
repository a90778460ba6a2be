import { useEffect } from 'react';

import { findAction } from '../actions/all-actions.ts';
import { actionOfKey } from '../actions/handle-key.ts';
import { runAction } from '../actions/run-action.ts';
import { useStudio } from '../state/studio.ts';
import { followClicks, keyPlaceOf } from './key-place.ts';
import { keyBindingsOf } from './use-key-bindings.ts';

/** Runs what keys and the shell's own menu ask for. */
export function KeyListener() {
  const studio = useStudio();
  useEffect(() => {
    const clicks = followClicks();
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const action = actionOfKey(studio, keyBindingsOf(studio.settings.get()), event, keyPlaceOf(event.target, clicks.clicked()));
      if (!action) return;
      event.preventDefault();
      runAction(studio, action);
    };
    window.addEventListener('keydown', press);
    const endMenu = studio.connection.on('menu.chosen', ({ action: id }) => {
      const action = findAction(id);
      if (action) runAction(studio, action);
    });
    return () => {
      window.removeEventListener('keydown', press);
      clicks.end();
      endMenu();
    };
  }, [studio]);
  return null;
}
