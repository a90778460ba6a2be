import './parse-without-eval.ts';
import { createRoot } from 'react-dom/client';

import { connectStudio } from '../../src-main/shared/rpc/connect-studio.ts';
import { createTransport } from '../playback/create-transport.ts';
import { openChannel } from '../shell/open-channel.ts';
import { begin } from './begin.ts';
import './global.css';
import { LostScreen } from './lost-screen.tsx';
import { openStudio } from './open-studio.ts';
import { StudioWindow } from './studio-window.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the window');
const root = createRoot(place);

/** Connects and shows the window; when the studio goes, says so and offers to connect again. */
async function start(): Promise<void> {
  try {
    const connection = connectStudio(await openChannel());
    connection.onClose(lost);
    const studio = await openStudio(connection, createTransport);
    root.render(<StudioWindow key={performance.now()} studio={studio} />);
    begin(studio);
  } catch {
    lost();
  }
}

function lost(): void {
  root.render(<LostScreen onRetry={start} />);
}

void start();
