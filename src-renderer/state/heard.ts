import type { Message, MessageValues } from '../i18n/messages.ts';
import { formatMessage } from '../i18n/messages.ts';
import { windowLanguage } from '../i18n/window-language.ts';
import type { Store } from './store.ts';
import { createStore, useStore } from './store.ts';
import type { Studio } from './studio.ts';
import { useStudio } from './studio.ts';

/** A row that is being heard, and the name that the transport shows for it. */
interface Heard {
  readonly id: string;
  readonly name: string;
}

const stores = new WeakMap<Studio, Store<Heard | null>>();

function heardOf(studio: Studio): Store<Heard | null> {
  const known = stores.get(studio) ?? createStore<Heard | null>(null);
  stores.set(studio, known);
  return known;
}

/**
 * Remembers that the row `id` is what is heard next, so that its button can show it: names are for reading, and two takes
 * may have the same one.
 * @returns the name to play it under, in the language of the window.
 */
export function nameHeard(studio: Studio, id: string, name: Message, values?: MessageValues): string {
  const said = formatMessage(name, windowLanguage(studio.settings.get().language, navigator.languages), values);
  heardOf(studio).set({ id, name: said });
  return said;
}

/** Whether the row `id` is being heard now. */
export function useIsHeard(id: string): boolean {
  const studio = useStudio();
  const name = useStore(heardOf(studio), (heard) => (heard?.id === id ? heard.name : null));
  return useStore(studio.transport.state, ({ preview }) => preview !== null && preview === name);
}
