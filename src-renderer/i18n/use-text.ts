import { createContext, useCallback, useContext } from 'react';

import type { Message, MessageValues, WindowLanguage } from './messages.ts';
import { formatMessage } from './messages.ts';

export const LanguageContext = createContext<WindowLanguage>('en');

export type Text = (message: Message, values?: MessageValues) => string;

/** Messages in the window's language. */
export function useText(): Text {
  const language = useContext(LanguageContext);
  return useCallback((message, values) => formatMessage(message, language, values), [language]);
}
