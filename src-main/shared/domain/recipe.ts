import { deliveryOf } from './delivery-of.ts';
import type { ProjectDocument } from './project-document.ts';

/**
 * Everything about a line that changes how it sounds, as one short key: equal keys, equal sound on the same machine. The
 * seed is left out, since a take with another seed is as good an answer to the same line; so is the lexicon of other words.
 *
 * The key is two 32-bit FNV-1a hashes in hex. Nothing but the question "did it change?" rests on it.
 */
export function recipeKey(document: ProjectDocument, lineId: string): string | undefined {
  const line = document.lines.get(lineId);
  const character = line && document.characters.get(line.characterId);
  if (!line || !character) return undefined;
  const { drawing, ...base } = deliveryOf(document, lineId);
  const slotSamples = line.slot ? line.slot.endSample - line.slot.startSample : null;
  const own = [line.text, line.overrides, character.voiceId, base, drawing, slotSamples, lexiconFor(document, line.text)];
  // What other modes do to a line is no other sound; and keys of takes made before there were modes stay as they are.
  return hashOf(canonicalJson(line.fit === 'stretch' && slotSamples !== null ? [...own, line.fit] : own));
}

export type LineState = 'unrendered' | 'fresh' | 'stale';

/** Whether the take that counts still says what the line says. */
export function lineState(document: ProjectDocument, lineId: string): LineState {
  const takeId = document.lines.get(lineId)?.takeId ?? null;
  const take = takeId === null ? undefined : document.takes.get(takeId);
  if (!take) return 'unrendered';
  return take.recipe === recipeKey(document, lineId) ? 'fresh' : 'stale';
}

/** Entries of the project's lexicon whose word stands in the text. */
function lexiconFor(document: ProjectDocument, text: string): readonly (readonly [string, readonly string[]])[] {
  if (document.lexicon.size === 0) return [];
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []);
  return [...document.lexicon.values()].flatMap(({ word, phones }) => (words.has(word) ? [[word, phones] as const] : [])).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** JSON with the keys of objects in order: a row means the same however it was put together. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashOf(text: string): string {
  let forwards = FNV_OFFSET;
  let mixed = FNV_OFFSET ^ text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    forwards = Math.imul(forwards ^ unit, FNV_PRIME);
    mixed = Math.imul(mixed ^ (unit * 31 + index), FNV_PRIME);
  }
  return [forwards, mixed].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}
