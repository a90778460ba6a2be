import { describe, expect, it } from 'vitest';

import { formatSeconds, formatTime } from '../../../../src-renderer/timeline/format-time.ts';

const settings = { frameRate: 25, dropFrame: true, startFrame: 90_000 } as const;

describe('time as the window writes it', () => {
  it('writes seconds with the digits asked for, rounded once', () => {
    expect(formatSeconds(48_000 * 59.9996, 3)).toBe('1:00.000');
    expect(formatSeconds(48_000 * 3661.5, 1)).toBe('1:01:01.5');
    expect(formatSeconds(12, 5)).toBe('0:00.00025');
  });

  it('follows the format of the project, timecode from the programme\u2019s own start', () => {
    expect(formatTime(48_000, { ...settings, timeFormat: 'timecode' })).toBe('01:00:01:00');
    expect(formatTime(48_000, { ...settings, timeFormat: 'frames' })).toBe('25');
    expect(formatTime(48_000, { ...settings, timeFormat: 'seconds' })).toBe('0:01.000');
  });
});
