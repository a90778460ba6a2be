import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { runCommands } from '../../src-main/shared/commands/run-commands.ts';
import type { CommandCall } from '../../src-main/shared/commands/run-commands.ts';
import { invertPatches } from '../../src-main/shared/domain/project-document.ts';

/** A folder of its own for every test, removed after it. @returns how to name a file in it. */
export function useFolder(): (name: string) => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'voxloom-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (name) => join(folder, name);
}

/** Commits one command as the services do. */
export function edit(database: ProjectDatabase, name: string, args: object, options: { mergeKey?: string; atMs?: number } = {}): number {
  const call: CommandCall = { name, arguments: args };
  const document = database.readDocument();
  const { patches } = runCommands(document, [call]);
  return database.commit({ calls: [call], patches, inverse: invertPatches(document, patches), mergeKey: options.mergeKey, atMs: options.atMs ?? Date.now() }).revision;
}

const NEUTRAL = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };

/** A project of one character and `lines` lines, `line-0`, `line-1`, ... */
export function projectOfLines(path: string, lines: number): ProjectDatabase {
  const database = ProjectDatabase.create(path, { title: 'Test' });
  edit(database, 'script.insert', {
    after: null,
    characters: [{ id: 'mara', name: 'Mara', colour: 1, voiceId: 'kathleen', delivery: NEUTRAL }],
    lines: Array.from({ length: lines }, (_, index) => ({ id: `line-${index}`, characterId: 'mara', text: `Line number ${index} is spoken here.`, slot: null })),
  });
  return database;
}

/** Half a second and more of a tone. */
export function tone(frames: number, hz = 220): Float32Array {
  return Float32Array.from({ length: frames }, (_, at) => Math.sin((2 * Math.PI * hz * at) / 48_000) * 0.5);
}

/** Puts a sound and adds it as a take. */
export function addTake(database: ProjectDatabase, id: string, lineId: string, sound: Float32Array): string {
  const { soundId, frames } = database.putSound({ channels: 1, chunks: sound });
  database.putTakeDetail(id, { words: [], phones: [], f0Hz: [0, 110.5, 220.25], frameMs: 10 });
  const take = { id, lineId, name: '', starred: false, locked: false, seed: 1, recipe: 'recipe', soundId, lengthSamples: frames, loudnessLufs: -20, overSamples: 0, createdAtMs: 1 };
  edit(database, 'take.add', { take, clipId: `clip-${id}`, trackId: 'track' });
  return soundId;
}
