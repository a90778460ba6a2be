import { charactersInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Character } from '../../../src-main/shared/domain/project-rows.ts';
import { lineState } from '../../../src-main/shared/domain/recipe.ts';
import { newCharacter } from '../../../src-main/shared/script/new-character.ts';
import { likelyVoice } from '../../actions/script/line-edits.ts';
import { nameHeard } from '../../state/heard.ts';
import { newId } from '../../state/new-id.ts';
import type { Studio } from '../../state/studio.ts';
import { words } from './cast.messages.ts';

/**
 * Adds a character at the end of the cast, in the hue that is used least.
 * @param nameOf a name for a number that no character has yet.
 * @returns its id, once it is there.
 */
export async function addCharacter(studio: Studio, nameOf: (number: number) => string): Promise<string | null> {
  const document = studio.project.state.get()?.document;
  if (!document) return null;
  const cast = charactersInOrder(document);
  const names = new Set(cast.map(({ name }) => name));
  let number = cast.length + 1;
  while (names.has(nameOf(number))) number += 1;
  const character = newCharacter(newId(), nameOf(number), likelyVoice(studio), cast);
  await studio.project.commit([{ name: 'character.add', arguments: { character, after: cast.at(-1)?.id ?? null } }]);
  return character.id;
}

/** Moves a character one place up or down the cast. */
export async function stepCharacter(studio: Studio, id: string, step: -1 | 1): Promise<void> {
  const document = studio.project.state.get()?.document;
  const ids = document ? charactersInOrder(document).map((character) => character.id) : [];
  const at = ids.indexOf(id);
  if (at < 0 || at + step < 0 || at + step >= ids.length) return;
  const after = step < 0 ? (ids[at - 2] ?? null) : (ids[at + 1] ?? null);
  await studio.project.commit([{ name: 'character.move', arguments: { id, after } }]);
}

/** How many lines of a character have a take that is no longer what the line says. */
export function staleLinesOf(document: ProjectDocument, characterId: string): number {
  let count = 0;
  for (const { id, characterId: speaker } of document.lines.values()) {
    if (speaker === characterId && lineState(document, id) === 'stale') count += 1;
  }
  return count;
}

/** Lets a character say its first line, or `sentence` if it has none, in its voice and its default delivery. */
export async function audition(studio: Studio, character: Character, sentence: string): Promise<void> {
  const lines = studio.project.state.get()?.document.lines.values() ?? [];
  let text = sentence;
  let order: string | null = null;
  for (const line of lines) {
    if (line.characterId !== character.id || line.text.trim() === '' || (order !== null && line.order > order)) continue;
    text = line.text;
    order = line.order;
  }
  const { url } = await studio.connection.request('speech.audition', {
    voiceId: character.voiceId,
    delivery: character.delivery,
    text: text.slice(0, 300),
  });
  await studio.transport.playPreview(url, nameHeard(studio, character.id, words.voiceHeard, { name: character.name }));
}
