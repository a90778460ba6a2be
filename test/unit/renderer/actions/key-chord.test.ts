import { describe, expect, it } from 'vitest';

import type { KeyPress } from '../../../../src-renderer/actions/key-chord.ts';
import { chordOf, formatChord, normalChord } from '../../../../src-renderer/actions/key-chord.ts';

function press(code: string, held: Partial<Omit<KeyPress, 'code'>> & { readonly altGraph?: boolean } = {}): KeyPress {
  const { altGraph = false, ...rest } = held;
  return { code, key: code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, getModifierState: (key) => key === 'AltGraph' && altGraph, ...rest };
}

describe('the chord of a key press', () => {
  it('names modifiers in one order and the physical key', () => {
    expect(chordOf(press('KeyP', { key: 'P', shiftKey: true, altKey: true, ctrlKey: true }), 'other')).toBe('Mod+Alt+Shift+KeyP');
    expect(chordOf(press('Space', { key: ' ' }), 'other')).toBe('Space');
  });

  it('takes Command for Mod on a Mac, and leaves the other one to the system', () => {
    expect(chordOf(press('KeyZ', { metaKey: true }), 'mac')).toBe('Mod+KeyZ');
    expect(chordOf(press('KeyZ', { ctrlKey: true }), 'mac')).toBeUndefined();
    expect(chordOf(press('KeyZ', { metaKey: true }), 'other')).toBeUndefined();
  });

  it('is nothing while an input method composes', () => {
    expect(chordOf(press('Enter', { isComposing: true }), 'other')).toBeUndefined();
    expect(chordOf(press('Space', { key: 'Process' }), 'other')).toBeUndefined();
    expect(chordOf(press('KeyE', { key: 'Dead' }), 'other')).toBeUndefined();
  });

  it('is nothing for a modifier alone and for letters typed with AltGr', () => {
    expect(chordOf(press('ShiftLeft', { shiftKey: true }), 'other')).toBeUndefined();
    expect(chordOf(press('KeyQ', { key: '@', ctrlKey: true, altKey: true, altGraph: true }), 'other')).toBeUndefined();
  });

  it('does not tell the two Enter keys apart', () => {
    expect(chordOf(press('NumpadEnter', { ctrlKey: true }), 'other')).toBe('Mod+Enter');
  });
});

describe('a written chord', () => {
  it('has one spelling', () => {
    expect(normalChord('Shift+Mod+KeyZ')).toBe('Mod+Shift+KeyZ');
  });

  it('is shown as the platform writes it', () => {
    expect(formatChord('Mod+Shift+KeyP', 'other')).toBe('Ctrl+Shift+P');
    expect(formatChord('Mod+Shift+KeyP', 'mac')).toBe('⇧⌘P');
    expect(formatChord('Alt+ArrowUp', 'other')).toBe('Alt+↑');
    expect(formatChord('Digit1', 'other')).toBe('1');
    expect(formatChord('Mod+Comma', 'other')).toBe('Ctrl+,');
  });
});
