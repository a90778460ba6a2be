import type { SqlRecord, SqlValue } from '../connection.ts';

/** How the rows of one aggregate lie in columns. Pure: reading and writing are `TableRepository`'s. */
export interface TableMapping<Row> {
  readonly table: string;
  /** The first is `id`. `encode` gives their values in this order. */
  readonly columns: readonly string[];
  /**
   * What the migration put into the last columns, those that came with a later schema. While they hold it they do not count
   * in the checksum, so that rows from before keep theirs.
   */
  readonly added?: readonly SqlValue[];
  readonly encode: (row: Row) => readonly SqlValue[];
  /** The row that `encode` was given, not yet checked against its schema. */
  readonly decode: (record: SqlRecord, children: readonly SqlRecord[]) => unknown;
  /** A list inside the row that has a table of its own, in order of `position`. */
  readonly children?: {
    readonly table: string;
    readonly parent: string;
    /** Without parent and position. */
    readonly columns: readonly string[];
    readonly encode: (row: Row) => readonly (readonly SqlValue[])[];
  };
}

export const sqlBoolean = (value: boolean): SqlValue => (value ? 1 : 0);

/** 0 and 1; anything else stays what it is and fails the row's schema. */
export const booleanOf = (value: SqlValue | undefined): unknown => (value === 0 ? false : value === 1 ? true : value);

/** Parsed JSON; undefined, which no schema takes, for anything else. */
export function jsonOf(value: SqlValue | undefined): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** A stretch kept in two columns that are null together. */
export function spanOf(startSample: SqlValue | undefined, endSample: SqlValue | undefined): unknown {
  return startSample === null && endSample === null ? null : { startSample, endSample };
}
