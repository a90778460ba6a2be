import type { Take } from '../../../src-main/shared/domain/project-rows.ts';
import { createStore } from '../../state/store.ts';
import type { Store } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { takesOfLine } from '../../../src-main/shared/domain/in-order.ts';
import { nameHeard } from '../../state/heard.ts';
import { levelGainDb } from './level-match.ts';
import { words } from './takes.messages.ts';

/** Two takes of a line that are weighed against each other. Unset sides are filled in by `sidesOf`. */
export interface Comparison {
  readonly a: string | null;
  readonly b: string | null;
  readonly heard: 'a' | 'b' | null;
}

const comparisons = new WeakMap<Studio, Store<Comparison>>();

export function comparisonOf(studio: Studio): Store<Comparison> {
  const known = comparisons.get(studio) ?? createStore<Comparison>({ a: null, b: null, heard: null });
  comparisons.set(studio, known);
  return known;
}

/**
 * The two takes to compare: those that were set as long as they are takes of this line, else the one that counts as A and
 * the newest other one as B.
 */
export function sidesOf(takes: readonly Take[], takeId: string | null, { a, b }: Comparison): { readonly a: Take; readonly b: Take } | null {
  const find = (id: string | null) => takes.find((take) => take.id === id);
  const setB = find(b);
  const first = find(a) ?? [find(takeId), takes[0], takes[1]].find((take) => take !== undefined && take !== setB);
  const second = setB && setB !== first ? setB : takes.findLast((take) => take !== first);
  return first && second ? { a: first, b: second } : null;
}

/** Plays the side that was not heard last, at the same loudness as the other. */
export async function compareTakes(studio: Studio): Promise<void> {
  const document = studio.project.state.get()?.document;
  const line = document?.lines.get(studio.selection.get().lineId ?? '');
  const comparison = comparisonOf(studio);
  const sides = document && line ? sidesOf(takesOfLine(document, line.id), line.takeId, comparison.get()) : null;
  if (!sides) return;
  const heard = comparison.get().heard === 'a' ? 'b' : 'a';
  comparison.set({ a: sides.a.id, b: sides.b.id, heard });
  await playTake(studio, sides[heard]);
}

/** Plays a take at the level that all takes are compared at. */
export async function playTake(studio: Studio, take: Take): Promise<void> {
  await studio.transport.playSound(take.soundId, levelGainDb(take.loudnessLufs), nameHeard(studio, take.id, take.name === '' ? words.take : words.namedTake, { number: take.number, name: take.name }));
}
