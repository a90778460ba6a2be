import { describe, expect, it } from 'vitest';

import { nextSpeed } from '../../../../src-renderer/actions/app/next-speed.ts';

describe('the shuttle', () => {
  it('starts at normal speed, doubles up to four, and turns around at once', () => {
    expect(nextSpeed({ playing: false, speed: 1 }, 1)).toBe(1);
    expect(nextSpeed({ playing: true, speed: 1 }, 1)).toBe(2);
    expect(nextSpeed({ playing: true, speed: 4 }, 1)).toBe(4);
    expect(nextSpeed({ playing: true, speed: 4 }, -1)).toBe(-1);
    expect(nextSpeed({ playing: true, speed: -2 }, -1)).toBe(-4);
  });
});
