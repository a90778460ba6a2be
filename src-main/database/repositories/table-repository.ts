import { crc32 } from 'node:zlib';
import type Sqlite from 'better-sqlite3';
import type { z } from 'zod';

import type { Connection, SqlRecord, SqlValue } from '../connection.ts';
import type { TableMapping } from './table-mapping.ts';

/** A row that its schema does not take: the file was damaged, or written by something else. */
export class UnreadableRow extends Error {
  constructor(table: string, cause: unknown) {
    super(`a row of ${table} is not what its schema says`, { cause });
    this.name = 'UnreadableRow';
  }
}

/** Reads and writes the rows of one aggregate. Writing is to happen inside the caller's transaction. */
export class TableRepository<Row> {
  readonly #connection: Connection;
  readonly #mapping: TableMapping<Row>;
  readonly #schema: z.ZodType<Row>;
  #writer: RowWriter<Row> | undefined;

  constructor(connection: Connection, mapping: TableMapping<Row>, schema: z.ZodType<Row>) {
    this.#connection = connection;
    this.#mapping = mapping;
    this.#schema = schema;
  }

  /** Adds the row or replaces the one of the same id. Rows that refer to it are left alone. */
  put(row: Row): void {
    this.#write().put(row);
  }

  /** Removes the row; none of that id is no error. */
  remove(id: string): void {
    this.#write().remove(id);
  }

  /**
   * Every row, in the order in which they were first put.
   * @throws UnreadableRow for a row that its schema does not take.
   */
  readAll(): Row[] {
    const { table, decode } = this.#mapping;
    const children = this.#childrenByParent();
    const records = this.#connection.prepare<[], SqlRecord>(`SELECT * FROM ${table} ORDER BY rowid`).all();
    return records.map((record) => {
      const row = this.#schema.safeParse(decode(record, children.get(record['id'] ?? null) ?? []));
      if (!row.success) throw new UnreadableRow(table, row.error);
      if (record['checksum'] !== valuesOf(this.#mapping, row.data).checksum) throw new UnreadableRow(table, 'checksum');
      return row.data;
    });
  }

  #childrenByParent(): Map<SqlValue, SqlRecord[]> {
    const { children } = this.#mapping;
    if (!children) return new Map();
    const records = this.#connection.prepare<[], SqlRecord>(`SELECT * FROM ${children.table} ORDER BY ${children.parent}, position`).all();
    return Map.groupBy(records, (record) => record[children.parent] ?? null);
  }

  #write(): RowWriter<Row> {
    this.#writer ??= new RowWriter(this.#connection, this.#mapping);
    return this.#writer;
  }
}

/** The statements that write, prepared at the first write: a project that is only read needs none. */
class RowWriter<Row> {
  readonly #mapping: TableMapping<Row>;
  readonly #put: Sqlite.Statement;
  readonly #remove: Sqlite.Statement;
  readonly #putChild: Sqlite.Statement | undefined;
  readonly #removeChildren: Sqlite.Statement | undefined;

  constructor(connection: Connection, mapping: TableMapping<Row>) {
    const { table, columns, children } = mapping;
    this.#mapping = mapping;
    const changes = [...columns.slice(1), 'checksum'].map((column) => `${column} = excluded.${column}`);
    // An upsert, because replacing would delete the row first and with it break what refers to it and its place.
    this.#put = connection.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}, checksum) VALUES (${columns.map(() => '?').join(', ')}, ?)
       ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')}`,
    );
    this.#remove = connection.prepare(`DELETE FROM ${table} WHERE id = ?`);
    if (!children) return;
    this.#removeChildren = connection.prepare(`DELETE FROM ${children.table} WHERE ${children.parent} = ?`);
    this.#putChild = connection.prepare(
      `INSERT INTO ${children.table} (${[children.parent, 'position', ...children.columns].join(', ')})
       VALUES (?, ?, ${children.columns.map(() => '?').join(', ')})`,
    );
  }

  put(row: Row): void {
    const { own, children, checksum } = valuesOf(this.#mapping, row);
    this.#put.run(...own, checksum);
    this.#removeChildren?.run(own[0]);
    for (const [position, child] of children.entries()) this.#putChild?.run(own[0], position, ...child);
  }

  remove(id: string): void {
    this.#removeChildren?.run(id);
    this.#remove.run(id);
  }
}

/** The values of a row as they lie in columns, those of the list inside it, and the CRC-32 over all of them. */
export function valuesOf<Row>(
  mapping: TableMapping<Row>,
  row: Row,
): { own: readonly SqlValue[]; children: readonly (readonly SqlValue[])[]; checksum: number } {
  const own = mapping.encode(row).map(wellFormed);
  const children = mapping.children?.encode(row) ?? [];
  return { own, children, checksum: crc32(JSON.stringify([own.slice(0, countingColumns(own, mapping.added ?? [])), children])) };
}

/** Columns that the checksum is over: all but the last that hold what their migration put there. */
function countingColumns(own: readonly SqlValue[], added: readonly SqlValue[]): number {
  let count = own.length;
  for (let last = added.length - 1; last >= 0 && own[count - 1] === added[last]; last -= 1) count -= 1;
  return count;
}

/** Half a surrogate pair has no place in UTF-8 and would come back as another character. */
const wellFormed = (value: SqlValue): SqlValue => (typeof value === 'string' ? value.toWellFormed() : value);
