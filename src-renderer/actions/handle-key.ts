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
  return bindings.actionsOf(chord).find((action) => (!place.inText || action.inText === true) && action.enabled?.(studio) !== false);
}

const TEXT = 'input:not([type]), input[type=text], input[type=search], input[type=number], textarea, [contenteditable=true]';
const LAYER = '[role=dialog], [role=alertdialog], [role=menu]';
const PRESSED = 'button, [role=button], a[href], summary, input[type=checkbox], [role=switch], select, [role=option], [role=tab]';
const MOVED = 'select, input[type=range], input[type=radio], [role=slider], [role=spinbutton], [role=separator], [role=listbox], [role=tab]';
const MOVES = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

/**
 * Where an element puts the keyboard. A button that was clicked keeps the focus without showing it; its keys then belong
 * to the window, so that Space plays after a click. One that was reached by the keyboard keeps them.
 */
export function keyPlaceOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { inText: false, inLayer: false, controlUses: () => false };
  const reached = target.matches(':focus-visible');
  return {
    inText: target.matches(TEXT),
    inLayer: target.closest(LAYER) !== null,
    controlUses: (code) => (MOVES.has(code) && target.matches(MOVED)) || ((code === 'Space' || code === 'Enter') && reached && target.matches(PRESSED)),
  };
}
