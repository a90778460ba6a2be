/*
 * Chords are written `Mod+Alt+Shift+Code`: modifiers in that order, then a `KeyboardEvent.code`. `Mod` is Command on a Mac
 * and Ctrl elsewhere. Physical codes, so that a chord stays under the same finger on every layout.
 */

export type KeyPlatform = 'mac' | 'other';

const KEY_PLATFORM: KeyPlatform = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent) ? 'mac' : 'other';

/** As much of a `KeyboardEvent` as a chord is made of. */
export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'getModifierState'>;

const MODIFIER_CODE = /^(Control|Shift|Alt|Meta|OS)(Left|Right)?$|^(CapsLock|Fn|NumLock)$/;

/**
 * The chord of a key press. Undefined for a modifier alone, for what an input method is composing (its presses are called
 * `Process`), for letters typed with AltGr, and for the modifier that belongs to the system.
 */
export function chordOf(press: KeyPress, platform: KeyPlatform = KEY_PLATFORM): string | undefined {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead' || press.code === '') return undefined;
  if (MODIFIER_CODE.test(press.code) || press.getModifierState('AltGraph')) return undefined;
  const mod = platform === 'mac' ? press.metaKey : press.ctrlKey;
  const foreign = platform === 'mac' ? press.ctrlKey : press.metaKey;
  if (foreign) return undefined;
  return [mod && 'Mod', press.altKey && 'Alt', press.shiftKey && 'Shift', codeOf(press.code)].filter(Boolean).join('+');
}

/** Modifiers in the order in which `chordOf` writes them. */
export function normalChord(chord: string): string {
  const parts = chord.split('+');
  const code = codeOf(parts.at(-1) ?? '');
  return ['Mod', 'Alt', 'Shift'].filter((modifier) => parts.includes(modifier)).concat(code).join('+');
}

/** As a person reads it: `Ctrl+Shift+P`, on a Mac `⌥⇧⌘P`. */
export function formatChord(chord: string, platform: KeyPlatform = KEY_PLATFORM): string {
  const parts = normalChord(chord).split('+');
  const key = keyName(parts.at(-1) ?? '', platform);
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (platform === 'mac') return `${has('Alt') ? '⌥' : ''}${has('Shift') ? '⇧' : ''}${has('Mod') ? '⌘' : ''}${key}`;
  return [has('Mod') && 'Ctrl', has('Alt') && 'Alt', has('Shift') && 'Shift', key].filter(Boolean).join('+');
}

/** Both Enter keys are one. */
function codeOf(code: string): string {
  return code === 'NumpadEnter' ? 'Enter' : code;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Period: '.',
  Quote: "'",
  Semicolon: ';',
  Slash: '/',
  Backquote: '`',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

const MAC_NAMES: Readonly<Record<string, string>> = { Enter: '↩', Backspace: '⌫', Delete: '⌦', Escape: '⎋', Tab: '⇥' };

function keyName(code: string, platform: KeyPlatform): string {
  const own = (platform === 'mac' ? MAC_NAMES[code] : undefined) ?? NAMES[code];
  return own ?? code.replace(/^(Key|Digit)/, '').replace(/^Numpad/, 'Num ');
}
