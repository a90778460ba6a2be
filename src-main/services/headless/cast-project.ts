import type { CommandCall } from '../../shared/commands/run-commands.ts';
import { NEUTRAL_DELIVERY } from '../../shared/domain/delivery.ts';
import { charactersInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { BaseDelivery, Character } from '../../shared/domain/project-rows.ts';
import { speakerKey } from '../../shared/script/cast-memory.ts';
import type { CastMember } from './read-cast-file.ts';

/** The edits that give everybody in the project the voice and delivery of the cast file; none where they have them. */
export function castCommands(document: ProjectDocument, cast: ReadonlyMap<string, CastMember>): CommandCall[] {
  const members = new Map([...cast].map(([name, member]) => [speakerKey(name), member]));
  return charactersInOrder(document).flatMap((character) => {
    const member = memberFor(character, members);
    if (!member) return [];
    const delivery = deliveryOf(member);
    const isSame = character.voiceId === member.voice && Object.entries(delivery).every(([name, value]) => character.delivery[name as keyof BaseDelivery] === value);
    return isSame ? [] : [{ name: 'character.change', arguments: { id: character.id, changes: { voiceId: member.voice, delivery } } }];
  });
}

/** Names of the project's characters that the cast file does not have. */
export function uncast(document: ProjectDocument, cast: ReadonlyMap<string, CastMember>): string[] {
  const members = new Map([...cast].map(([name, member]) => [speakerKey(name), member]));
  const speaking = new Set([...document.lines.values()].map(({ characterId }) => characterId));
  return charactersInOrder(document).flatMap((character) => (speaking.has(character.id) && !memberFor(character, members) ? [character.name] : []));
}

function memberFor({ name, aliases }: Character, members: ReadonlyMap<string, CastMember>): CastMember | undefined {
  return [name, ...aliases].map((one) => members.get(speakerKey(one))).find((member) => member !== undefined);
}

function deliveryOf(member: CastMember): BaseDelivery {
  const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
  return { pace: member.pace ?? pace, pitchSemitones: member.pitchSemitones ?? pitchSemitones, range: member.range ?? range, energyDb: member.energyDb ?? energyDb, pauses };
}
