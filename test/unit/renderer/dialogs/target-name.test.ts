import { describe, expect, it } from 'vitest';

import { joinPath, targetName } from '../../../../src-renderer/dialogs/file-browser/target-name.ts';

describe('a file to be written', () => {
  it('has its extension once and no character that a file system refuses', () => {
    expect(targetName('Harbour', 'vox')).toBe('Harbour.vox');
    expect(targetName('Harbour.VOX', 'vox')).toBe('Harbour.VOX');
    expect(targetName('../../etc: "x"?', 'vox')).toBe('.. .. etc x.vox');
    expect(targetName(' . ', 'vox')).toBe('');
  });

  it('lies in its folder, in the folder’s own way of writing', () => {
    expect(joinPath('/home/mara', 'a.vox')).toBe('/home/mara/a.vox');
    expect(joinPath('/', 'a.vox')).toBe('/a.vox');
    expect(joinPath('C:\\Users\\Mara', 'a.vox')).toBe('C:\\Users\\Mara\\a.vox');
  });
});
