import { describe, expect, it } from 'vitest';

import { textOf } from '../../../../src-renderer/shell/dropped-file.ts';

const SAID = '1\n00:00:01,000 --> 00:00:02,000\n早上好。\n';
const utf16 = (littleEndian: boolean): ArrayBuffer => {
  const marked = `\uFEFF${SAID}`;
  const view = new DataView(new ArrayBuffer(2 * marked.length));
  for (let index = 0; index < marked.length; index += 1) view.setUint16(2 * index, marked.charCodeAt(index), littleEndian);
  return view.buffer;
};

describe('the words of a dropped file', () => {
  it.each([['UTF-8', new TextEncoder().encode(SAID).buffer], ['UTF-16, little end first', utf16(true)], ['UTF-16, big end first', utf16(false)]])('are read from %s', (_name, bytes) => {
    expect(textOf(bytes)).toBe(SAID);
  });

  it('are not guessed from another encoding', () => {
    // GB 18030 for 早上好.
    expect(textOf(new Uint8Array([0xd4, 0xe7, 0xc9, 0xcf, 0xba, 0xc3]).buffer)).toBeNull();
  });
});
