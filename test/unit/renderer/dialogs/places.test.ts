import { describe, expect, it } from 'vitest';

import licences from '../../../../docs/licences.md?raw';
import { licenceRows } from '../../../../src-renderer/dialogs/about/licence-rows.ts';
import { joinPath, targetName } from '../../../../src-renderer/dialogs/file-browser/target-name.ts';
import { placeCard } from '../../../../src-renderer/dialogs/tour/place-card.ts';
import { nextSpeed } from '../../../../src-renderer/actions/app/next-speed.ts';

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

describe('a card of the tour', () => {
  const view = { width: 1440, height: 900 };
  const card = { width: 320, height: 160 };
  it('stands beside what it is about, where there is room', () => {
    expect(placeCard({ left: 0, top: 44, width: 440, height: 500 }, card, view)).toEqual({ left: 452, top: 56 });
    expect(placeCard({ left: 1100, top: 44, width: 340, height: 500 }, card, view)).toEqual({ left: 768, top: 56 });
  });

  it('is wholly in the window, whatever it is about', () => {
    for (const anchor of [{ left: 1380, top: 4, width: 60, height: 30 }, { left: 0, top: 0, width: 1440, height: 900 }, undefined]) {
      const { left, top } = placeCard(anchor, card, view);
      expect(left).toBeGreaterThanOrEqual(12);
      expect(top).toBeGreaterThanOrEqual(12);
      expect(left + card.width).toBeLessThanOrEqual(view.width - 12);
      expect(top + card.height).toBeLessThanOrEqual(view.height - 12);
    }
  });
});

describe('the shuttle', () => {
  it('starts at normal speed, doubles up to four, and turns around at once', () => {
    expect(nextSpeed({ playing: false, speed: 1 }, 1)).toBe(1);
    expect(nextSpeed({ playing: true, speed: 1 }, 1)).toBe(2);
    expect(nextSpeed({ playing: true, speed: 4 }, 1)).toBe(4);
    expect(nextSpeed({ playing: true, speed: 4 }, -1)).toBe(-1);
    expect(nextSpeed({ playing: true, speed: -2 }, -1)).toBe(-4);
  });
});

describe('the licences that are shown', () => {
  it('are those of the list, without its heading', () => {
    const rows = licenceRows(licences);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.find(([name]) => name === 'zod')?.[2]).toBe('MIT');
    expect(rows.every((row) => row.every((cell) => cell !== '' && !cell.startsWith('--')))).toBe(true);
  });
});
