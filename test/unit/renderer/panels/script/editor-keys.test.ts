import { describe, expect, it } from 'vitest';

import { inputOf } from '../../../../../src-renderer/panels/script/editor-keys.ts';

const press = (key: string, more: object = {}) => ({ key, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe('keys inside the text of a line', () => {
  it('belong to the input method while it composes', () => {
    expect(inputOf(press('ArrowUp', { isComposing: true }))).toBeNull();
    expect(inputOf(press('Process'))).toBeNull();
    expect(inputOf(press('ArrowUp'))).toBe('up');
  });

  it('with a modifier are somebody else’s', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey']) expect(inputOf(press('ArrowDown', { [modifier]: true }))).toBeNull();
  });
});
