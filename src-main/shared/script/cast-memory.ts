import type { Character } from '../domain/project-rows.ts';
import type { NewCharacter } from './new-character.ts';
import { newCharacter } from './new-character.ts';

/** Who speaks what a file gives to one name: somebody of the cast, or somebody new. */
export type CastChoice = { readonly characterId: string } | { readonly name: string; readonly voiceId: string };

export interface CastPlan {
  /** Id of the character of each speaker, by `speakerKey`. */
  readonly characterIds: ReadonlyMap<string, string>;
  /** Those that are new, in the order in which they speak. */
  readonly characters: readonly NewCharacter[];
  /** All names by which those that are there already are known from now on; only where that changes. */
  readonly aliases: readonly Pick<Character, 'id' | 'aliases'>[];
}

const MOST_ALIASES = 50;
const LONGEST_NAME = 100;

/** Two spellings of one name have one key: case, accents, width of letters and spaces make no difference. */
export function speakerKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:：]+|[\s:：]+$/gu, '');
}

/**
 * Finds the cast in the names of a file. A name by which a character was called in a file before says more than the name
 * that it has now: so a character that was renamed is found, and a name that the author gave to somebody else stays theirs.
 * @returns ids of characters by `speakerKey`; speakers that are new are not in it.
 */
export function matchCast(speakers: Iterable<string>, cast: readonly Pick<Character, 'id' | 'name' | 'aliases'>[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { id, name } of cast.toReversed()) known.set(speakerKey(name), id);
  for (const { id, aliases } of cast.toReversed()) for (const alias of aliases) known.set(speakerKey(alias), id);
  const found = new Map<string, string>();
  for (const speaker of speakers) {
    const id = known.get(speakerKey(speaker));
    if (id !== undefined) found.set(speakerKey(speaker), id);
  }
  return found;
}

/**
 * Casts the speakers of a file: as chosen, else whom the cast already has, else new characters, whose hues are spread. Each
 * character keeps the names of the file among its aliases, and a name belongs to one character at a time.
 *
 * @param choices by `speakerKey`. Several speakers that are given one new name become one character. A speaker whose key is
 * empty stands for what has no name, and is remembered by none.
 */
export function planCast(
  speakers: Iterable<string>,
  cast: readonly Character[],
  { choices = new Map(), voiceId, newId }: { readonly choices?: ReadonlyMap<string, CastChoice>; readonly voiceId: string; readonly newId: () => string },
): CastPlan {
  const spelled = new Map<string, string>();
  for (const speaker of speakers) if (!spelled.has(speakerKey(speaker))) spelled.set(speakerKey(speaker), speaker);
  const matched = matchCast(spelled.values(), cast);
  const made = new Map<string, NewCharacter>();
  const characterIds = new Map<string, string>();
  for (const [key, spelling] of spelled) {
    const choice = choices.get(key);
    const present = choice === undefined ? matched.get(key) : 'characterId' in choice ? choice.characterId : undefined;
    if (present !== undefined) {
      characterIds.set(key, present);
      continue;
    }
    const name = (choice && 'name' in choice ? choice.name : spelling).trim().slice(0, LONGEST_NAME);
    const voice = choice && 'voiceId' in choice ? choice.voiceId : voiceId;
    const same = made.get(speakerKey(name)) ?? newCharacter(newId(), name, voice, [...cast, ...made.values()]);
    made.set(speakerKey(name), same);
    characterIds.set(key, same.id);
  }
  const namesOf = (id: string): string[] => [...spelled].flatMap(([key, spelling]) => (key !== '' && characterIds.get(key) === id ? [spelling] : []));
  return {
    characterIds,
    characters: [...made.values()].map((row) => ({ ...row, aliases: namesOf(row.id).slice(0, MOST_ALIASES) })),
    aliases: cast.flatMap(({ id, aliases }) => {
      const own = new Set(namesOf(id).map(speakerKey));
      const kept = aliases.filter((alias) => !own.has(speakerKey(alias)) && (characterIds.get(speakerKey(alias)) ?? id) === id);
      const spelledSame = aliases.filter((alias) => own.has(speakerKey(alias)));
      const remembered = new Set(spelledSame.map(speakerKey));
      const added = namesOf(id).filter((name) => !remembered.has(speakerKey(name)));
      const gone = kept.length + spelledSame.length < aliases.length;
      return added.length === 0 && !gone ? [] : [{ id, aliases: [...aliases.filter((alias) => kept.includes(alias) || spelledSame.includes(alias)), ...added].slice(-MOST_ALIASES) }];
    }),
  };
}
