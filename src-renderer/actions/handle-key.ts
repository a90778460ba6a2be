import type { Studio } from '../state/studio.ts';
import type { Action } from './action.ts';
import type { KeyPress } from './key-chord.ts';
import { chordOf } from './key-chord.ts';
import type { KeyBindings } from './key-bindings.ts';

/** Where the keyboard is, as far as keys are concerned. */
export interface KeyPlace {
  /** Text is typed here. */
  readonly inText: boolean;
  /** A dialog or a menu has the keyboard: nothing behind it is to move. */
  readonly inLayer: boolean;
  /** A control here uses this plain key itself (a focused button its Space, a slider its arrows). */
  readonly controlUses: (code: string) => boolean;
}

const WITH_MODIFIER = /^(Mod|Alt)\+/;

/** The action that a key press means, where the keyboard is now; undefined leaves the key to the page. */
export function actionOfKey(studio: Studio, bindings: KeyBindings, press: KeyPress, place: KeyPlace): Action | undefined {
  const chord = chordOf(press);
  if (chord === undefined || place.inLayer) return undefined;
  if (!WITH_MODIFIER.test(chord) && place.controlUses(press.code)) return undefined;
  return bindings.actionsOf(chord).find((action) => (!place.inText || action.inText === true) && action.takesKeys?.() !== false && action.enabled?.(studio) !== false);
}
