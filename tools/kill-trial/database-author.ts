import { randomInt, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';

import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { runCommands } from '../../src-main/shared/commands/run-commands.ts';
import type { CommandCall } from '../../src-main/shared/commands/run-commands.ts';
import { applyPatches, invertPatches } from '../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { documentDigest } from './document-digest.ts';

/*
 * Opens the project it is given and works on it without end: writes lines, changes them, puts sounds and takes, undoes,
 * redoes, prunes, backs up. Before every change it says what revision and document will be there, after it that they are; and which sounds are.
 * It is made to be killed.
 */

const [path = '', backupFolder = ''] = process.argv.slice(2);
const database = ProjectDatabase.open(path);
let document = database.readDocument();
let revision = database.revision;
let sounds = 0;

const say = (...words: readonly (string | number)[]): void => void writeSync(1, `${words.join(' ')}\n`);
const pick = <Item>(items: Iterable<Item>): Item | undefined => {
  const all = [...items];
  return all[randomInt(Math.max(1, all.length))];
};

function announce(after: ProjectDocument): void {
  say('will', revision + 1, documentDigest(after));
}

function acknowledge(after: ProjectDocument): void {
  document = after;
  revision += 1;
  say('is', revision);
}

function edit(call: CommandCall): void {
  const { document: after, patches } = runCommands(document, [call]);
  announce(after);
  const made = database.commit({ calls: [call], patches, inverse: invertPatches(document, patches), atMs: Date.now() });
  if (made.revision !== revision + 1) throw new Error(`revision ${made.revision} came after ${revision}`);
  acknowledge(after);
}

function writeLines(): void {
  const characterId = pick(document.characters.keys());
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const voiced = { id: characterId ?? randomUUID(), name: 'Mara', colour: 3, voiceId: 'kathleen', delivery };
  const lines = Array.from({ length: randomInt(1, 30) }, () => ({ id: randomUUID(), characterId: voiced.id, text: `Words ${randomUUID()} 海`, slot: null }));
  edit({ name: 'script.insert', arguments: { after: null, characters: characterId === undefined ? [voiced] : [], lines } });
}

function render(): void {
  const lineId = pick(document.lines.keys());
  if (lineId === undefined) return;
  const samples = Float32Array.from({ length: randomInt(1000, 150_000) }, (_, at) => Math.sin(at / randomInt(5, 50)));
  const { soundId, frames } = database.putSound({ channels: 1, chunks: samples });
  say('sound', soundId, frames);
  sounds += 1;
  const id = randomUUID();
  database.putTakeDetail(id, { words: [], phones: [], f0Hz: [100, 0, 220], frameMs: 10 });
  const take = { id, lineId, name: '', starred: false, locked: false, seed: sounds, recipe: 'r', soundId, lengthSamples: frames, loudnessLufs: -20, overSamples: 0, createdAtMs: Date.now() };
  edit({ name: 'take.add', arguments: { take, clipId: randomUUID(), trackId: randomUUID() } });
}

function rewrite(): void {
  const id = pick(document.lines.keys());
  if (id !== undefined) edit({ name: 'line.setText', arguments: { id, text: `Again ${randomUUID()}` } });
}

/** What a move through history will make is only known to the database, so it is said after it alone. */
function move(by: 'undo' | 'redo'): void {
  say('moves', revision + 1);
  const made = database[by]();
  if (!made) return;
  const after = applyPatches(document, made.patches);
  say('will', made.revision, documentDigest(after));
  acknowledge(after);
}

function prune(): void {
  say('moves', revision + 1);
  const { patches } = database.prune(2);
  if (patches.length === 0) return;
  const after = applyPatches(document, patches);
  say('will', revision + 1, documentDigest(after));
  acknowledge(after);
}

say('ready', revision, documentDigest(document));
for (;;) {
  const kind = randomInt(100);
  if (kind < 30 || document.lines.size === 0) writeLines();
  else if (kind < 55) rewrite();
  else if (kind < 75) render();
  else if (kind < 87) move('undo');
  else if (kind < 93) move('redo');
  else if (kind < 96) prune();
  else await database.backUp(backupFolder);
}
