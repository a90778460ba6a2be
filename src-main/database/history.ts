import { isDeepStrictEqual } from 'node:util';
import { crc32 } from 'node:zlib';
import { z } from 'zod';

import { patchSchema } from '../shared/domain/project-document.ts';
import type { Patch } from '../shared/domain/project-document.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { statement } from './connection.ts';
import type { Connection } from './connection.ts';

/** Steps that can be taken back; older ones are forgotten. */
export const HISTORY_CAP = 5000;
/** Commits with one merge key become one step while no more than this lies between them, in ms. */
const MERGE_WITHIN_MS = 2000;

/** One step, as it is recorded. */
export interface HistoryStep {
  /** Name of its (first) command. */
  readonly name: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly mergeKey?: string | undefined;
  readonly atMs: number;
}

interface StepRecord {
  readonly number: number;
  readonly name: string;
  readonly merge_key: string | null;
  readonly at_ms: number;
  readonly patches: string;
  readonly inverse: string;
  readonly checksum: number;
}

const patchList = z.array(patchSchema);

/**
 * The edits of a project as steps numbered without gaps. Steps up to the position are in effect and can be undone, those
 * after it can be redone. Everything that changes it runs inside the caller's transaction.
 */
export class History {
  readonly #connection: Connection;
  /** The step that the last commit of this session made; only that one may take in the next commit. */
  #open: number | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Number of the last step in effect; 0 for none. */
  get position(): number {
    return statement<[], number>(this.#connection, 'SELECT history_position FROM project').pluck().get() ?? 0;
  }

  /** Forgets what could be redone, and adds a step or lets the last one grow. */
  record(step: HistoryStep): void {
    const { position } = this;
    statement(this.#connection, 'DELETE FROM history WHERE number > ?').run(position);
    const last = position === this.#open ? this.#step(position) : undefined;
    if (last && step.mergeKey !== undefined && last.merge_key === step.mergeKey && step.atMs - last.at_ms <= MERGE_WITHIN_MS) {
      const before = patchesOf(last);
      const patches = JSON.stringify(lastOfEach([...before.patches, ...step.patches]));
      const inverse = JSON.stringify(lastOfEach([...step.inverse, ...before.inverse]));
      if (isNothing(patches, inverse)) {
        this.#takeAway(position);
        return;
      }
      statement(this.#connection, 'UPDATE history SET at_ms = ?, patches = ?, inverse = ?, checksum = ? WHERE number = ?')
        .run(step.atMs, patches, inverse, stepChecksum(patches, inverse), position);
      return;
    }
    const number = position + 1;
    const [patches, inverse] = [JSON.stringify(step.patches), JSON.stringify(step.inverse)];
    statement(this.#connection, 'INSERT INTO history (number, name, merge_key, at_ms, patches, inverse, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(number, step.name, step.mergeKey ?? null, step.atMs, patches, inverse, stepChecksum(patches, inverse));
    statement(this.#connection, 'DELETE FROM history WHERE number <= ?').run(number - HISTORY_CAP);
    this.#moveTo(number);
    this.#open = number;
  }

  /** Forgets every step: what is there now is where the project begins. */
  forget(): void {
    statement(this.#connection, 'DELETE FROM history').run();
    this.#open = undefined;
  }

  /** Moves one step back and gives the patches that take it back; undefined when there is nothing to undo. */
  stepBack(): { name: string; patches: readonly Patch[] } | undefined {
    const { position } = this;
    const step = this.#step(position);
    if (!step) return undefined;
    this.#open = undefined;
    this.#moveTo(position - 1);
    return { name: step.name, patches: patchesOf(step).inverse };
  }

  /** Moves one step forward and gives its patches; undefined when there is nothing to redo. */
  stepForward(): { name: string; patches: readonly Patch[] } | undefined {
    const { position } = this;
    const step = this.#step(position + 1);
    if (!step) return undefined;
    this.#open = undefined;
    this.#moveTo(position + 1);
    return { name: step.name, patches: patchesOf(step).patches };
  }

  /** Names of the steps that undo and redo would go over, the nearest first, at most `limit` of each. */
  names(limit: number): { undo: string[]; redo: string[] } {
    const { position } = this;
    const undo = statement<[number, number], string>(this.#connection, 'SELECT name FROM history WHERE number <= ? ORDER BY number DESC LIMIT ?');
    const redo = statement<[number, number], string>(this.#connection, 'SELECT name FROM history WHERE number > ? ORDER BY number LIMIT ?');
    return { undo: undo.pluck().all(position, limit), redo: redo.pluck().all(position, limit) };
  }

  #step(number: number): StepRecord | undefined {
    return statement<[number], StepRecord>(this.#connection, 'SELECT * FROM history WHERE number = ?').get(number);
  }

  /** A gesture that was taken back leaves no step that would undo nothing. */
  #takeAway(position: number): void {
    statement(this.#connection, 'DELETE FROM history WHERE number = ?').run(position);
    this.#moveTo(position - 1);
    this.#open = undefined;
  }

  #moveTo(position: number): void {
    statement(this.#connection, 'UPDATE project SET history_position = :position, head_check = revision * 8191 + :position').run({ position });
  }
}

/** CRC-32 over both lists of a step, as they are kept. */
export function stepChecksum(patches: string, inverse: string): number {
  return crc32(inverse, crc32(patches));
}

function patchesOf({ patches, inverse, checksum }: StepRecord): { patches: readonly Patch[]; inverse: readonly Patch[] } {
  try {
    if (checksum !== stepChecksum(patches, inverse)) throw new Error('the checksum does not fit');
    return { patches: patchList.parse(JSON.parse(patches)), inverse: patchList.parse(JSON.parse(inverse)) };
  } catch (error) {
    throw new VoxloomError('project.damaged', 'This step of the history is damaged, so it cannot be undone or redone. Go on editing, or go back to a backup.', {
      cause: error,
    });
  }
}

/** A row is written whole, so of several patches of one row only the last counts. */
function lastOfEach(patches: readonly Patch[]): Patch[] {
  return [...new Map(patches.map((patch) => [`${patch.table}/${patch.id}`, patch])).values()];
}

/** Whether patches, as they are kept, leave every row as their inverse has it. */
function isNothing(patches: string, inverse: string): boolean {
  const rows = (list: string): unknown => new Map((JSON.parse(list) as readonly Patch[]).map(({ table, id, row }) => [`${table}/${id}`, row]));
  return isDeepStrictEqual(rows(patches), rows(inverse));
}
