/**
 * A sentence in each language of the window. When it is shown, `{name}` is filled in, and `{name|one|several}` becomes the
 * first form where `name` is 1, else the second: "{count} {count|line|lines}".
 */
export interface Message {
  readonly en: string;
  readonly 'zh-CN': string;
}

export type WindowLanguage = keyof Message;

/**
 * The words of one part of the window, English then Chinese: both or neither, so that no language can fall behind. Each
 * part keeps its own beside it in `*.messages.ts`.
 */
export function messages<const K extends string>(table: Readonly<Record<K, readonly [en: string, zhCN: string]>>): Readonly<Record<K, Message>> {
  const entries = Object.entries<readonly [string, string]>(table).map(([key, [en, zhCN]]) => [key, { en, 'zh-CN': zhCN }]);
  return Object.fromEntries(entries) as Record<K, Message>;
}

export type MessageValues = Readonly<Record<string, string | number>>;

/** Fills `{name}` from `values`; a name without a value stays visible, which a test would catch. */
export function formatMessage(message: Message, language: WindowLanguage, values: MessageValues = {}): string {
  return message[language]
    .replace(/\{(\w+)\|([^{}|]*)\|([^{}|]*)\}/g, (_whole, name: string, one: string, several: string) => (Number(values[name]) === 1 ? one : several))
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
