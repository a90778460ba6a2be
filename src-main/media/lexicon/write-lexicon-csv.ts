import type { SpelledWord } from './lexicon-file.ts';

/** `word,language,phones` a row, phones in the language's own notation with spaces between; RFC 4180. */
export function writeLexiconCsv(words: readonly SpelledWord[]): string {
  const rows = words.map(({ word, language, phones }) => [word, language, phones.join(' ')].map(quoted).join(','));
  return ['word,language,phones', ...rows].join('\r\n') + '\r\n';
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
