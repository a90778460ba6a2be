import { changeSettings, rememberLayout } from '../../state/change-settings.ts';
import type { Studio } from '../../state/studio.ts';
import type { WindowView } from '../../state/window-view.ts';
import { setDialog } from '../../state/window-view.ts';
import { renderChanged } from '../take/take-edits.ts';
import type { Action } from '../action.ts';
import { words } from './app.messages.ts';

const isOpen = (studio: Studio): boolean => studio.project.state.get() !== null;
const isRendering = (studio: Studio): boolean => studio.renders.get().jobs.length > 0;

/** What can be done with the window, and with the queue that it shows. */
export const windowActions: readonly Action[] = [
  { id: 'app.palette', title: words.palette, keys: ['Mod+Shift+KeyP'], inText: true, run: setDialog('palette') },
  { id: 'app.settings', title: words.settings, keys: ['Mod+Comma'], inText: true, run: setDialog('settings') },
  { id: 'app.lexicon', title: words.lexicon, run: setDialog('lexicon') },
  { id: 'app.start', title: words.start, run: setDialog('start') },
  { id: 'app.tour', title: words.tour, enabled: isOpen, run: setDialog('tour') },
  { id: 'app.about', title: words.about, run: setDialog('about') },
  { id: 'app.theme', title: words.switchTheme, run: switchTheme },
  { id: 'view.script', title: words.showScript, keys: ['F6'], inText: true, run: togglePanel('script') },
  { id: 'view.cast', title: words.showCast, keys: ['F4'], inText: true, run: togglePanel('cast') },
  { id: 'view.delivery', title: words.showDelivery, keys: ['Shift+F3'], inText: true, run: togglePanel('delivery') },
  { id: 'view.timeline', title: words.showTimeline, keys: ['F7'], inText: true, run: togglePanel('timeline') },
  { id: 'render.changed', title: words.renderChanged, keys: ['Mod+Alt+Enter'], inText: true, enabled: isOpen, run: renderChanged },
  { id: 'render.pause', title: words.pauseRenders, enabled: isRendering, run: pauseRenders },
  { id: 'render.cancel', title: words.cancelRenders, enabled: isRendering, run: cancelRenders },
];

function togglePanel(name: keyof WindowView['panels']): (studio: Studio) => void {
  return (studio) => {
    const open = !studio.view.get().panels[name];
    studio.view.set((view) => ({ ...view, panels: { ...view.panels, [name]: open } }));
    rememberLayout(studio, `panel.${name}`, open);
  };
}

function switchTheme(studio: Studio): void {
  changeSettings(studio, { theme: document.documentElement.dataset['theme'] === 'light' ? 'dark' : 'light' });
}

async function pauseRenders(studio: Studio): Promise<void> {
  await studio.connection.request(studio.renders.get().paused ? 'render.resume' : 'render.pause', {});
}

async function cancelRenders(studio: Studio): Promise<void> {
  await studio.connection.request('render.cancel', { lineIds: null });
}
