import type { KeyPlace } from '../actions/handle-key.ts';

const TEXT = 'input:not([type]), input[type=text], input[type=search], input[type=number], textarea, [contenteditable=true]';
const LAYER = '[role=dialog], [role=alertdialog], [role=menu]';
const PRESSED = 'button, [role=button], a[href], summary, input[type=checkbox], [role=switch], select, [role=option], [role=tab]';
const MOVED = 'select, input[type=range], input[type=radio], [role=slider], [role=spinbutton], [role=separator], [role=listbox], [role=tab]';
const MOVES = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

/**
 * Where an element puts the keyboard. A button that was clicked keeps the focus; its keys then belong to the window, so
 * that Space plays after a click. One that was reached by the keyboard keeps them.
 */
export function keyPlaceOf(target: EventTarget | null, clicked: Element | null): KeyPlace {
  if (!(target instanceof Element)) return { inText: false, inLayer: false, controlUses: () => false };
  return {
    inText: target.matches(TEXT),
    inLayer: target.closest(LAYER) !== null,
    controlUses: (code) => (MOVES.has(code) && target.matches(MOVED)) || ((code === 'Space' || code === 'Enter') && target !== clicked && target.matches(PRESSED)),
  };
}

/**
 * Keeps what has the focus because it was clicked. `:focus-visible` cannot tell: it begins to match with the first key.
 * @returns where to read it, and how to end.
 */
export function followClicks(): { readonly clicked: () => Element | null; readonly end: () => void } {
  let clicked: Element | null = null;
  const down = ({ target }: PointerEvent) => {
    clicked = target instanceof Element ? target.closest(PRESSED) : null;
  };
  const focus = ({ target }: FocusEvent) => {
    if (target !== clicked) clicked = null;
  };
  const key = ({ key: name }: KeyboardEvent) => {
    if (name === 'Tab') clicked = null;
  };
  window.addEventListener('pointerdown', down, true);
  window.addEventListener('focusin', focus, true);
  window.addEventListener('keydown', key, true);
  return {
    clicked: () => clicked,
    end: () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('focusin', focus, true);
      window.removeEventListener('keydown', key, true);
    },
  };
}
