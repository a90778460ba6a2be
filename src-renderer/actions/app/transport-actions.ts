import type { Studio } from '../../state/studio.ts';
import type { Action } from '../action.ts';
import { words } from './app.messages.ts';
import { nextSpeed } from './next-speed.ts';

/** What can be done with the one clock of the window. */
export const transportActions: readonly Action[] = [
  { id: 'transport.playStop', title: words.playStop, keys: ['Space'], run: playStop },
  {
    id: 'transport.shuttleBack',
    title: words.shuttleBack,
    keys: ['KeyJ'],
    run: ({ transport }) => transport.setSpeed(nextSpeed(transport.state.get(), -1)),
  },
  {
    id: 'transport.shuttleStop',
    title: words.shuttleStop,
    keys: ['KeyK'],
    run: ({ transport }) => {
      transport.stop();
    },
  },
  {
    id: 'transport.shuttleForward',
    title: words.shuttleForward,
    keys: ['KeyL'],
    run: ({ transport }) => transport.setSpeed(nextSpeed(transport.state.get(), 1)),
  },
  {
    id: 'transport.loop',
    title: words.loop,
    keys: ['Shift+KeyL'],
    run: ({ transport }) => {
      transport.setLooping(!transport.state.get().looping);
    },
  },
  {
    id: 'transport.start',
    title: words.toStart,
    keys: ['Home'],
    run: ({ transport }) => {
      transport.seek(0);
    },
  },
];

async function playStop({ transport }: Studio): Promise<void> {
  const { playing, preview } = transport.state.get();
  if (playing || preview !== null) transport.stop();
  else await transport.play();
}
