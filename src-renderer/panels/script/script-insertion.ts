import type { RequestOutput } from '../../../src-main/shared/contract/contract.ts';
import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import { charactersInOrder, linesInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { matchCast, speakerKey } from '../../../src-main/shared/script/cast-memory.ts';
import type { NewCharacter } from '../../../src-main/shared/script/new-character.ts';
import { newCharacter } from '../../../src-main/shared/script/new-character.ts';

export type ReadLine = RequestOutput<'import.script'>['lines'][number];

export interface Insertion {
  readonly call: CommandCall;
  readonly lineIds: readonly string[];
  readonly newCharacters: readonly NewCharacter[];
}

/**
 * The one edit that puts lines that were read into the script behind `after`. Names become cast, and names that the cast
 * already has or was called by in a script before are that character. A line without a name is said by who said the line before it.
 *
 * @param voiceId voice of new characters.
 * @param someone name of the character who says what nobody else says, when the cast is empty.
 */
export function insertionOf(
  document: ProjectDocument,
  read: readonly ReadLine[],
  { after, voiceId, someone, newId }: { after: string | null; voiceId: string; someone: string; newId: () => string },
): Insertion {
  const cast = charactersInOrder(document);
  const known = new Map(matchCast([...read.flatMap(({ character }) => character ?? []), someone], cast));
  const characters: NewCharacter[] = [];
  const idOf = (name: string): string => {
    const present = known.get(speakerKey(name));
    if (present !== undefined) return present;
    const made = newCharacter(newId(), name.slice(0, 100), voiceId, [...cast, ...characters]);
    characters.push({ ...made, aliases: [name.slice(0, 100)] });
    known.set(speakerKey(name), made.id);
    return made.id;
  };
  let speaker = (after === null ? linesInOrder(document)[0] : document.lines.get(after))?.characterId ?? cast[0]?.id;
  const lines = read.map(({ character, text, slot }) => {
    speaker = character === null ? (speaker ?? idOf(someone)) : idOf(character);
    return { id: newId(), characterId: speaker, text, slot };
  });
  return { call: { name: 'script.insert', arguments: { after, characters, lines } }, lineIds: lines.map(({ id }) => id), newCharacters: characters };
}

/** Who speaks next in a dialogue: the last one before `lineId` who is not its speaker, else the next of the cast. */
export function otherSpeaker(document: ProjectDocument, lineId: string): string | undefined {
  const lines = linesInOrder(document);
  const at = lines.findIndex(({ id }) => id === lineId);
  const speaker = lines[at]?.characterId;
  const before = lines.slice(0, Math.max(at, 0)).findLast(({ characterId }) => characterId !== speaker);
  return before?.characterId ?? charactersInOrder(document).find(({ id }) => id !== speaker)?.id ?? speaker;
}
