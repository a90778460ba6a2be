import type { Message, MessageValues } from '../i18n/messages.ts';
import { formatMessage } from '../i18n/messages.ts';
import { windowLanguage } from '../i18n/window-language.ts';
import { newId } from './new-id.ts';
import type { Studio } from './studio.ts';

/** Tells the author that something went as they asked, where nothing else in the window shows it. */
export function inform(studio: Pick<Studio, 'notices' | 'settings'>, message: Message, values?: MessageValues): void {
  const language = windowLanguage(studio.settings.get().language, navigator.languages);
  studio.notices.set((present) => [...present, { id: newId(), kind: 'info', message: formatMessage(message, language, values) }]);
}
