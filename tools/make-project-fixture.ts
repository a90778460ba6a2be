import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';

import { createFile } from '../src-main/database/file-format.ts';
import { PROJECT_FORMAT } from '../src-main/database/project-format.ts';
import { DocumentRepositories } from '../src-main/database/repositories/document-repositories.ts';
import { emptyDocument, TABLE_NAMES } from '../src-main/shared/domain/project-document.ts';
import type { Patch } from '../src-main/shared/domain/project-document.ts';

/*
 * Saves a small project as a Voxloom of an older schema version would have: the fixtures in test/fixtures/projects.
 *   node tools/pinned-node.mjs tools/make-project-fixture.ts <schema version> <path>
 * To be run when a version is released, before the next migration is written.
 */
const [version = '', path = ''] = process.argv.slice(2);
rmSync(path, { force: true });
const connection = createFile(path, PROJECT_FORMAT, Number(version));
const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
const settings = [...emptyDocument({ title: `Saved by schema version ${version}`, loop: { startSample: 48_000, endSample: 96_000 } }).settings.values()];
const document = {
  ...emptyDocument(),
  settings: new Map(settings.map((row) => [row.id, row])),
  characters: new Map([['mara', { id: 'mara', order: 'a0', name: 'Mara', colour: 4, voiceId: 'kathleen', delivery }]]),
  lines: new Map(
    ['The tide came in.', 'Nobody watched it.', '海が満ちた。'].map((text, index) => [
      `line-${index}`,
      {
        id: `line-${index}`,
        order: `a${index}`,
        characterId: 'mara',
        text,
        slot: index === 1 ? { startSample: 480_000, endSample: 600_000 } : null,
        locked: index === 2,
        seed: index,
        overrides: index === 0 ? [{ start: 4, end: 8, phones: ['T', 'AY1', 'D'] }] : [],
        takeId: null,
      },
    ]),
  ),
  deliveries: new Map([['line-0', { id: 'line-0', changes: { pace: 1.2 }, drawing: { symbols: ['_', 'DH', 'AH0'], edits: { 1: { f0Hz: 220 } } } }]]),
  markers: new Map([['marker', { id: 'marker', atSample: 96_000, name: 'Act two', colour: 2 }]]),
};
const patches = TABLE_NAMES.flatMap((table) => [...document[table].values()].map((row) => ({ table, id: row.id, row }) as Patch));
connection
  .transaction(() => {
    connection
      .prepare('INSERT INTO project (id, project_id, revision, history_position, created_at_ms, head_check) VALUES (1, ?, 7, 0, ?, 7 * 8191)')
      .run(randomUUID(), Date.UTC(2026, 10, 21));
    new DocumentRepositories(connection).apply(patches);
  })
  .immediate();
connection.close();
