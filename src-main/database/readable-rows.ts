import type { Connection, SqlRecord } from './connection.ts';
import { isDamage } from './sqlite-failure.ts';

/** Ranges tried of one table before the rest of it is given up. */
const PROBES = 20_000;
/** More rows than a page can hold, so that pages times this is above every row number of a table whose own last is unreadable. */
const ROWS_A_PAGE = 128;

/**
 * Every row of a table that can still be read, by halving the ranges of row numbers in which reading fails until only what
 * is broken is left out. `onLoss` is called for each stretch that was left out.
 */
export function* readableRows(connection: Connection, table: string, onLoss: () => void): Generator<SqlRecord> {
  let select;
  try {
    select = connection.prepare<[number, number], SqlRecord>(
      `SELECT rowid AS row_number, * FROM ${table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid`,
    );
  } catch (error) {
    if (!isReadError(error)) throw error;
    onLoss();
    return;
  }
  const waiting: [first: number, last: number][] = [[0, lastRowNumber(connection, table)]];
  for (let probes = 0; probes < PROBES; probes += 1) {
    const range = waiting.pop();
    if (!range) return;
    let [first] = range;
    const last = range[1];
    try {
      for (const record of select.iterate(first, last)) {
        yield record;
        first = Number(record['row_number']) + 1;
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (first >= last) {
        onLoss();
        continue;
      }
      const middle = Math.floor((first + last) / 2);
      waiting.push([middle + 1, last], [first, middle]);
    }
  }
  onLoss();
}

/** Damage, or a table that is not there or not as it should be. */
function isReadError(error: unknown): boolean {
  return isDamage(error) || (error instanceof Error && error.name === 'SqliteError');
}

function lastRowNumber(connection: Connection, table: string): number {
  try {
    return connection.prepare<[], number | null>(`SELECT max(rowid) FROM ${table} NOT INDEXED`).pluck().get() ?? 0;
  } catch {
    return Number(connection.pragma('page_count', { simple: true })) * ROWS_A_PAGE;
  }
}
