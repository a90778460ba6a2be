import type { AppSettings } from '../../src-main/shared/contract/views.ts';
import { ALL_ACTIONS } from '../actions/all-actions.ts';
import type { KeyBindings } from '../actions/key-bindings.ts';
import { bindKeys } from '../actions/key-bindings.ts';
import { formatChord } from '../actions/key-chord.ts';
import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';

const made = new WeakMap<AppSettings['keys'], Map<AppSettings['keyPreset'], KeyBindings>>();

/** The bindings of these settings, worked out once for each. */
export function keyBindingsOf({ keys, keyPreset }: Pick<AppSettings, 'keys' | 'keyPreset'>): KeyBindings {
  const presets = made.get(keys) ?? new Map<AppSettings['keyPreset'], KeyBindings>();
  made.set(keys, presets);
  const bindings = presets.get(keyPreset) ?? bindKeys(ALL_ACTIONS, { keys, keyPreset });
  presets.set(keyPreset, bindings);
  return bindings;
}

export function useKeyBindings(): KeyBindings {
  return useStore(useStudio().settings, keyBindingsOf);
}

/** The key of an action as a person reads it; undefined for one without. */
export function useKeysOf(actionId: string): string | undefined {
  const [chord] = useKeyBindings().chordsOf(actionId);
  return chord === undefined ? undefined : formatChord(chord);
}
