import type { AppSettings } from '../../src-main/shared/contract/views.ts';
import type { Action } from './action.ts';
import { normalChord } from './key-chord.ts';
import { KEY_PRESETS } from './key-presets.ts';

/** Which keys do what, now. */
export interface KeyBindings {
  /** Chords of an action, the one to show first. */
  chordsOf(actionId: string): readonly string[];
  /** Actions of a chord in their order; the first that makes sense where the keyboard is gets it. */
  actionsOf(chord: string): readonly Action[];
}

/** An author's own key wins over the preset, and a preset over the action's; null leaves an action without one. */
export function bindKeys(actions: readonly Action[], { keyPreset, keys }: Pick<AppSettings, 'keyPreset' | 'keys'>): KeyBindings {
  const preset = KEY_PRESETS[keyPreset];
  const chords = new Map<string, readonly string[]>();
  const bound = new Map<string, Action[]>();
  // An author's own keys come first, so that they are not taken by what had them before.
  const ownFirst = [...actions].sort((a, b) => Number(keys[b.id] !== undefined) - Number(keys[a.id] !== undefined));
  for (const action of ownFirst) {
    const own = keys[action.id];
    const its = own === null ? [] : own !== undefined ? [own] : (preset[action.id] ?? action.keys ?? []);
    chords.set(action.id, its.map(normalChord));
    for (const chord of its.map(normalChord)) bound.set(chord, [...(bound.get(chord) ?? []), action]);
  }
  return {
    chordsOf: (actionId) => chords.get(actionId) ?? [],
    actionsOf: (chord) => bound.get(chord) ?? [],
  };
}

/**
 * Other actions on the keys of `action`, where an author's own key is among them. Keys that actions share by design (the
 * same key over lines and over clips) are no conflict.
 */
export function conflictsOf(bindings: KeyBindings, action: Action, { keys }: Pick<AppSettings, 'keys'>): readonly Action[] {
  const others = bindings.chordsOf(action.id).flatMap((chord) => bindings.actionsOf(chord).filter(({ id }) => id !== action.id));
  return [...new Set(others)].filter((other) => isOwn(keys[action.id]) || isOwn(keys[other.id]));
}

function isOwn(key: string | null | undefined): boolean {
  return key !== null && key !== undefined;
}
