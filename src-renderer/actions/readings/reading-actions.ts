import { words } from '../../dialogs/preflight/preflight.messages.ts';
import type { Studio } from '../../state/studio.ts';
import { setDialog } from '../../state/window-view.ts';
import type { Action } from '../action.ts';

/** What can be done with readings of the whole script. */
export const readingActions: readonly Action[] = [
  {
    id: 'readings.check',
    title: words.open,
    keys: ['Shift+F2'],
    inText: true,
    enabled: (studio: Studio) => (studio.project.state.get()?.document.lines.size ?? 0) > 0,
    run: setDialog('preflight'),
  },
];
