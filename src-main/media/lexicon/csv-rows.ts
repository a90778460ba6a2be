/** A record of a CSV file and the line it begins on, from 1. */
export interface CsvRow {
  readonly fileLine: number;
  readonly cells: readonly string[];
}

const MOST_CELLS = 32;
/** No cell of a lexicon is nearly as long; what is longer is a quotation mark that was never closed. */
const LONGEST_CELL = 4000;

/**
 * Records of RFC 4180, one by one, of whatever separator: cells may be quoted, and quoted cells hold separators, line ends and
 * doubled quotation marks. A quotation mark that is never closed ends with its line.
 */
export function* csvRows(text: string, separator: string): Generator<CsvRow, undefined> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const fileLine = line;
    const cells: string[] = [];
    let isOpen = true;
    while (isOpen) {
      const cell = text[at] === '"' ? (quotedCell(text, at) ?? plainCell(text, at, separator)) : plainCell(text, at, separator);
      if (cells.length < MOST_CELLS) cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      isOpen = text[at] === separator;
      if (isOpen) at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    if (cells.length > 1 || cells[0]?.trim() !== '') yield { fileLine, cells };
  }
}

/** The sign between cells, from the first lines: a tab, a semicolon or a comma. */
export function separatorOf(text: string): string {
  const start = text.slice(0, 2000).split(/\r\n|\n|\r/).slice(0, 5).join('\n').replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string): number => start.split(sign).length - 1;
  return ['\t', ';'].find((sign) => count(sign) > 0 && count(sign) >= count(',')) ?? ',';
}

interface Cell {
  readonly value: string;
  readonly end: number;
  /** Line ends within it. */
  readonly lines: number;
}

function plainCell(text: string, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end, lines: 0 };
}

function quotedCell(text: string, from: number): Cell | undefined {
  const limit = Math.min(text.length, from + LONGEST_CELL);
  for (let at = text.indexOf('"', from + 1); at >= 0 && at < limit; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const value = text.slice(from + 1, at).replaceAll('""', '"');
    let end = at + 1;
    while (text[end] === ' ') end += 1;
    return { value, end, lines: value.split(/\r\n|\n|\r/).length - 1 };
  }
  return undefined;
}
