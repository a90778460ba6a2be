import type { Message } from '../i18n/messages.ts';
import { commandNames } from './command-name.messages.ts';

const names: Readonly<Record<string, Message>> = commandNames;

/** What an edit is called for the author; the name itself for one that a newer program made. */
export function commandName(name: string): Message {
  return names[name] ?? { en: name, 'zh-CN': name };
}
