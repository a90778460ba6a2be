import { describe, expect, it } from 'vitest';

import { formatBytes, formatClock, formatDay, formatLufs, formatRemaining } from '../../../../src-renderer/i18n/format-figures.ts';
import { windowLanguage } from '../../../../src-renderer/i18n/window-language.ts';

describe('figures', () => {
  it('say sizes in decimal units', () => {
    expect([0, 999, 1000, 8_640_044, 250_000_000].map(formatBytes)).toEqual(['0 B', '999 B', '1.0 kB', '8.6 MB', '250 MB']);
  });

  it('say how long something takes, never less than it does', () => {
    expect([0, 1, 3999, 4001, 750_000, 3_723_000].map(formatRemaining)).toEqual(['0:00', '0:01', '0:04', '0:05', '12:30', '1:02:03']);
  });

  it('say loudness with one digit and nothing for silence', () => {
    expect([-16.24, -Infinity, -80].map(formatLufs)).toEqual(['−16.2', '–', '–']);
  });

  it('say times of day on 24 hours and days in the language', () => {
    const at = new Date(2026, 2, 3, 0, 5).getTime();
    expect(formatClock(at, 'en')).toBe('00:05');
    expect(formatDay(at, 'en')).toBe('3 Mar 2026');
    expect(formatDay(at, 'zh-CN')).toBe('2026年3月3日');
  });
});

describe('the language of the window', () => {
  it('is the one that was set, else the first of the system’s that there is', () => {
    expect(windowLanguage('zh-CN', ['en-US'])).toBe('zh-CN');
    expect(windowLanguage('system', ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh-CN');
    expect(windowLanguage('system', ['en-GB', 'zh'])).toBe('en');
    expect(windowLanguage('system', ['de'])).toBe('en');
  });
});
