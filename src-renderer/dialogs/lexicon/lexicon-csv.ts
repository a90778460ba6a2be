import { readPhones } from '../../../src-main/shared/phonetics/arpabet.ts';

export interface Spelling {
  readonly word: string;
  readonly phones: readonly string[];
}

/** `word,phones` a row, phones with spaces between; RFC 4180. */
export function writeLexiconCsv(entries: readonly Spelling[]): string {
  return ['word,phones', ...entries.map(({ word, phones }) => `${quoted(word)},${quoted(phones.join(' '))}`)].join('\r\n') + '\r\n';
}

/** Rows of a CSV as `writeLexiconCsv` makes it; a header is looked past. `badLines` are 1-based. */
export function readLexiconCsv(csv: string): { readonly entries: readonly Spelling[]; readonly badLines: readonly number[] } {
  const entries: Spelling[] = [];
  const badLines: number[] = [];
  const rows = csv.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '' || (index === 0 && /^"?word"?\s*,/i.test(row))) continue;
    const [word, written] = cellsOf(row);
    const read = readPhones(written ?? '');
    if (word === undefined || word.trim() === '' || word.length > 100 || 'unknown' in read || read.phones.length === 0) badLines.push(index + 1);
    else entries.push({ word: word.trim().toLowerCase(), phones: read.phones });
  }
  return { entries, badLines };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, inQuotes, bare]) => (inQuotes !== undefined ? inQuotes.replaceAll('""', '"') : (bare ?? '')));
}
