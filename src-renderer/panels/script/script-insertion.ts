import type { RequestOutput } from '../../../src-main/shared/contract/contract.ts';
import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import { NEUTRAL_DELIVERY } from '../../../src-main/shared/domain/delivery.ts';
import { charactersInOrder, linesInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Character } from '../../../src-main/shared/domain/project-rows.ts';

export type ReadLine = RequestOutput<'import.script'>['lines'][number];
export type NewCharacter = Omit<Character, 'order'>;

const HUES = 12;

/** The hue that the fewest characters have, the first of them by number. */
export function nextHue(characters: Iterable<{ readonly colour: number }>): number {
  const uses = new Array<number>(HUES).fill(0);
  for (const { colour } of characters) uses[colour] = (uses[colour] ?? 0) + 1;
  return uses.indexOf(Math.min(...uses));
}

export function newCharacter(id: string, name: string, voiceId: string, others: readonly { readonly colour: number }[]): NewCharacter {
  const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
  return { id, name, aliases: [], voiceId, colour: nextHue(others), delivery: { pace, pitchSemitones, range, energyDb, pauses } };
}

export interface Insertion {
  readonly call: CommandCall;
  readonly lineIds: readonly string[];
  readonly newCharacters: readonly NewCharacter[];
}

/**
 * The one edit that puts lines that were read into the script behind `after`. Names become cast, and names that the cast
 * already has, in whatever case, are that character. A line without a name is said by who said the line before it.
 *
 * @param voiceId voice of new characters.
 * @param someone name of the character who says what nobody else says, when the cast is empty.
 */
export function insertionOf(
  document: ProjectDocument,
  read: readonly ReadLine[],
  { after, voiceId, someone, newId }: { after: string | null; voiceId: string; someone: string; newId: () => string },
): Insertion {
  const known = new Map<string, string>();
  const cast = charactersInOrder(document);
  for (const { id, name } of cast) known.set(keyOf(name), id);
  const characters: NewCharacter[] = [];
  const idOf = (name: string): string => {
    const present = known.get(keyOf(name));
    if (present !== undefined) return present;
    const made = newCharacter(newId(), name.slice(0, 100), voiceId, [...cast, ...characters]);
    characters.push(made);
    known.set(keyOf(name), made.id);
    return made.id;
  };
  let speaker = (after === null ? linesInOrder(document)[0] : document.lines.get(after))?.characterId ?? cast[0]?.id;
  const lines = read.map(({ character, text, slot }) => {
    speaker = character === null ? (speaker ?? idOf(someone)) : idOf(character);
    return { id: newId(), characterId: speaker, text, slot };
  });
  return { call: { name: 'script.insert', arguments: { after, characters, lines } }, lineIds: lines.map(({ id }) => id), newCharacters: characters };
}

function keyOf(name: string): string {
  return name.trim().toLocaleLowerCase();
}

/** Who speaks next in a dialogue: the last one before `lineId` who is not its speaker, else the next of the cast. */
export function otherSpeaker(document: ProjectDocument, lineId: string): string | undefined {
  const lines = linesInOrder(document);
  const at = lines.findIndex(({ id }) => id === lineId);
  const speaker = lines[at]?.characterId;
  const before = lines.slice(0, Math.max(at, 0)).findLast(({ characterId }) => characterId !== speaker);
  return before?.characterId ?? charactersInOrder(document).find(({ id }) => id !== speaker)?.id ?? speaker;
}
