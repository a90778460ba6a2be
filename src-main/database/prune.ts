import type { Patch } from '../shared/domain/project-document.ts';
import type { Connection } from './connection.ts';
import { stepChecksum } from './history.ts';

/** The latest steps of history keep the takes they speak of. */
const STEPS_THAT_KEEP_TAKES = 200;
/** What was put so lately may be about to be referred to, in ms. */
const NEW_FOR_MS = 3600 * 1000;

interface StepRecord {
  readonly number: number;
  readonly patches: string;
  readonly inverse: string;
}

/**
 * Removes takes that nothing needs: beyond `cap` takes of a line, the oldest of those that no clip plays, that is not its
 * line's own, starred or locked, and that the last 200 steps of history (and all that could be redone) do not speak of. Older
 * steps are rewritten as if these takes had never been: where they chose one, the line has none and no clip. Every step writes whole
 * rows, so that rewriting all of them and the document alike keeps undo and redo exact. Sounds, details and peaks
 * that nothing speaks of any more go too. To be called inside a transaction.
 * @returns patches that remove the takes from the document.
 */
export function prune(connection: Connection, cap: number, nowMs: number): Patch[] {
  const position = Number(connection.prepare('SELECT history_position FROM project').pluck().get());
  const steps = connection.prepare<[], StepRecord>('SELECT number, patches, inverse FROM history').all();
  const isOld = ({ number }: StepRecord): boolean => number <= position - STEPS_THAT_KEEP_TAKES;
  const kept = takesIn(steps.filter((step) => !isOld(step)));
  const present = new Set(connection.prepare<[], string>('SELECT id FROM takes').pluck().all());

  const surplus = surplusTakes(connection, cap).filter((id) => !kept.has(id));
  const forgotten = [...takesIn(steps.filter(isOld))].filter((id) => !present.has(id) && !kept.has(id));
  rewrite(connection, steps.filter(isOld), new Set([...surplus, ...forgotten]));
  const remove = connection.prepare('DELETE FROM takes WHERE id = ?');
  for (const id of surplus) remove.run(id);
  removeOrphans(connection, nowMs);
  return surplus.map((id) => ({ table: 'takes', id, row: null }));
}

/** Takes beyond the cap of their line, as far as the document can spare them, oldest first. */
function surplusTakes(connection: Connection, cap: number): string[] {
  return connection
    .prepare<{ cap: number }, string>(
      `WITH counted AS (SELECT line_id, count(*) - :cap AS surplus FROM takes GROUP BY line_id HAVING surplus > 0),
       spare AS (
         SELECT id, line_id, row_number() OVER (PARTITION BY line_id ORDER BY number) AS place FROM takes
         WHERE starred = 0 AND locked = 0
           AND NOT EXISTS (SELECT 1 FROM lines WHERE lines.take_id = takes.id)
           AND NOT EXISTS (SELECT 1 FROM clips WHERE clips.take_id = takes.id))
       SELECT spare.id FROM spare JOIN counted USING (line_id) WHERE place <= surplus`,
    )
    .pluck()
    .all({ cap });
}

const patchesIn = (json: string): readonly Patch[] => JSON.parse(json) as readonly Patch[];

/** Ids of all takes that steps write or choose. */
function takesIn(steps: readonly StepRecord[]): Set<string> {
  const ids = new Set<string>();
  for (const step of steps) {
    for (const patch of [...patchesIn(step.patches), ...patchesIn(step.inverse)]) {
      if (patch.table === 'takes') ids.add(patch.id);
      else if ((patch.table === 'lines' || patch.table === 'clips') && patch.row?.takeId) ids.add(patch.row.takeId);
    }
  }
  return ids;
}

function rewrite(connection: Connection, steps: readonly StepRecord[], gone: ReadonlySet<string>): void {
  const update = connection.prepare('UPDATE history SET patches = ?, inverse = ?, checksum = ? WHERE number = ?');
  for (const step of steps) {
    const patches = JSON.stringify(without(patchesIn(step.patches), gone));
    const inverse = JSON.stringify(without(patchesIn(step.inverse), gone));
    if (patches !== step.patches || inverse !== step.inverse) update.run(patches, inverse, stepChecksum(patches, inverse), step.number);
  }
}

function without(patches: readonly Patch[], gone: ReadonlySet<string>): Patch[] {
  return patches.flatMap((patch): Patch[] => {
    if (patch.table === 'takes' && gone.has(patch.id)) return [];
    if (patch.table === 'lines' && patch.row?.takeId && gone.has(patch.row.takeId)) return [{ ...patch, row: { ...patch.row, takeId: null } }];
    if (patch.table === 'clips' && patch.row?.takeId && gone.has(patch.row.takeId)) return [{ ...patch, row: null }];
    return [patch];
  });
}

/** Removes sounds, details and peaks that neither the document nor any step of history speaks of, and sounds that were never finished. */
function removeOrphans(connection: Connection, nowMs: number): void {
  const before = nowMs - NEW_FOR_MS;
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS spoken_of (id TEXT PRIMARY KEY); DELETE FROM temp.spoken_of;');
  const speak = connection.prepare('INSERT OR IGNORE INTO temp.spoken_of (id) VALUES (?)');
  for (const step of connection.prepare<[], StepRecord>('SELECT number, patches, inverse FROM history').all()) {
    for (const { table, id, row } of [...patchesIn(step.patches), ...patchesIn(step.inverse)]) {
      if (table !== 'takes' && table !== 'assets') continue;
      speak.run(id);
      if (row) speak.run(row.soundId);
    }
  }
  connection
    .prepare(
      `DELETE FROM sounds WHERE created_at_ms < ? AND (id IS NULL OR (
         id NOT IN (SELECT id FROM temp.spoken_of)
         AND id NOT IN (SELECT sound_id FROM takes) AND id NOT IN (SELECT sound_id FROM assets)))`,
    )
    .run(before);
  connection
    .prepare(
      `DELETE FROM take_details WHERE created_at_ms < ?
         AND take_id NOT IN (SELECT id FROM temp.spoken_of) AND take_id NOT IN (SELECT id FROM takes)`,
    )
    .run(before);
  connection.exec('DELETE FROM peaks WHERE sound_id NOT IN (SELECT id FROM sounds WHERE id IS NOT NULL); DELETE FROM temp.spoken_of;');
}
