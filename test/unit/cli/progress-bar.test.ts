import { describe, expect, it } from 'vitest';

import { duration, ProgressBar } from '../../../src-main/cli/progress-bar.ts';

function progress(share: number, remainingMs?: number) {
  return { lines: 4, doneLines: Math.floor(share * 4), share, remainingMs };
}

describe('ProgressBar', () => {
  it('redraws one line of a terminal, never wider than it, at most ten times a second', () => {
    let nowMs = 0;
    const written: string[] = [];
    const output = { isTTY: true, columns: 50, write: (text: string) => written.push(text) };
    const bar = new ProgressBar(output, () => nowMs);
    bar.show(progress(0.25, 9_000));
    nowMs += 50;
    bar.show(progress(0.5, 5_000));
    nowMs += 50;
    bar.show(progress(0.75, 2_000));
    expect(written).toHaveLength(2);
    for (const text of written) {
      expect(text.startsWith('\r')).toBe(true);
      expect(text).not.toContain('\n');
      expect(text.replace('\r\u001b[K', '').length).toBeLessThan(50);
    }
    expect(written[1]).toContain('line 4 of 4, 0:02 left');
    expect(written[1]?.match(/#/g)?.length).toBeGreaterThan(written[0]?.match(/#/g)?.length ?? 0);
    bar.clear();
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('always draws the end', () => {
    const written: string[] = [];
    const bar = new ProgressBar({ isTTY: true, write: (text) => written.push(text) }, () => 0);
    bar.show(progress(0.99));
    bar.show(progress(1, 0));
    expect(written.at(-1)).toContain('100 %');
  });

  it('prints a plain line for every tenth where there is no terminal', () => {
    const written: string[] = [];
    const bar = new ProgressBar({ write: (text) => written.push(text) });
    for (let percent = 0; percent <= 100; percent++) bar.show(progress(percent / 100, (100 - percent) * 1000));
    bar.clear();
    expect(written).toHaveLength(11);
    expect(written[0]).toBe('  0 %  line 1 of 4, 1:40 left\n');
    expect(written.join('')).not.toMatch(/[\r\u001b]/);
  });
});

describe('duration', () => {
  it.each([[0, '0:00'], [0.2, '0:01'], [59.5, '1:00'], [61, '1:01'], [600, '10:00'], [3723, '1:02:03'], [3600, '1:00:00']])(
    '%d s is %s',
    (seconds, text) => {
      expect(duration(seconds)).toBe(text);
    },
  );
});
