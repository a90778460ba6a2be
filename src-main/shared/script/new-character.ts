import { NEUTRAL_DELIVERY } from '../domain/delivery.ts';
import type { Character } from '../domain/project-rows.ts';

/** A character before it has its place in the cast. */
export type NewCharacter = Omit<Character, 'order'>;

const HUES = 12;

/** The hue that the fewest characters have, the first of them by number. */
export function nextHue(characters: Iterable<{ readonly colour: number }>): number {
  const uses = new Array<number>(HUES).fill(0);
  for (const { colour } of characters) uses[colour] = (uses[colour] ?? 0) + 1;
  return uses.indexOf(Math.min(...uses));
}

/** A character with a voice, the neutral delivery and a hue of its own among `others`. */
export function newCharacter(id: string, name: string, voiceId: string, others: readonly { readonly colour: number }[]): NewCharacter {
  const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
  return { id, name, aliases: [], voiceId, colour: nextHue(others), delivery: { pace, pitchSemitones, range, energyDb, pauses } };
}
