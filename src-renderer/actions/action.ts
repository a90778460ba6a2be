import type { Message } from '../i18n/messages.ts';
import type { Studio } from '../state/studio.ts';

/**
 * Something a person can do, once: the menu, the keyboard, the command palette and the buttons all run the same one. One
 * file an action, or a few that differ by a number.
 */
export interface Action {
  /** `area.verb`, stable: key bindings are saved by it. */
  readonly id: string;
  readonly title: Message;
  /**
   * Default chords, `Mod+Shift+KeyZ` style: `Mod` (Ctrl, or Command on a Mac), `Alt`, `Shift`, then a `KeyboardEvent.code`
   * (`KeyK`, `Space`, `Enter`, `F2`, `ArrowUp`, `Digit1`).
   */
  readonly keys?: readonly string[];
  /** Also fires while a text field has the focus. Never during IME composition. */
  readonly inText?: boolean;
  /** Whether it makes sense now; always, unless said otherwise. */
  readonly enabled?: (studio: Studio) => boolean;
  /** Where its keys are its own, of the places where it makes sense; all, unless said otherwise. */
  readonly takesKeys?: () => boolean;
  /** What it throws is shown to the author by whoever ran it (`runAction`). */
  readonly run: (studio: Studio) => void | Promise<void>;
}
