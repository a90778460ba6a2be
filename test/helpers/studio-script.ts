import { randomUUID } from 'node:crypto';

import type { StudioConnection } from '../../src-main/shared/contract/contract.ts';

const DELIVERY = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };

/** Commits lines of one character at the end of the script. @returns their ids */
export async function insertLines(connection: StudioConnection, projectId: string, texts: readonly string[]): Promise<string[]> {
  const character = { id: randomUUID(), name: 'Mara', colour: 0, voiceId: 'kathleen-en', delivery: DELIVERY };
  const lines = texts.map((text) => ({ id: randomUUID(), characterId: character.id, text, slot: null }));
  const commands = [{ name: 'script.insert', arguments: { after: null, characters: [character], lines } }];
  await connection.request('project.commit', { projectId, commitId: randomUUID(), commands });
  return lines.map(({ id }) => id);
}
