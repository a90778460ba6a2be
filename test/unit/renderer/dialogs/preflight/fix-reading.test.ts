import { describe, expect, it } from 'vitest';

import type { ReadingRisk } from '../../../../../src-main/shared/contract/dubbing-views.ts';
import type { Line } from '../../../../../src-main/shared/domain/project-rows.ts';
import { overrideAll } from '../../../../../src-renderer/dialogs/preflight/fix-reading.ts';
import { countKinds, listedGroups, openGroups } from '../../../../../src-renderer/dialogs/preflight/listed-groups.ts';

const line = (id: string, text: string, more: Partial<Line> = {}): Line => ({ id, order: 'a', characterId: 'c', text, slot: null, fit: 'fit', locked: false, seed: 0, overrides: [], takeId: null, ...more });
const risk = (lineId: string, start: number, written: string, more: Partial<ReadingRisk> = {}): ReadingRisk => ({
  lineId, span: { start, end: start + written.length }, kind: 'number', written, spoken: written, phones: ['AH0'], risk: 0.5, lexiconWord: null, alternatives: [], ...more,
});

describe('overrides of every place of a group', () => {
  it('are one edit a line, beside what is there, and leave alone what is approved or has changed', () => {
    const lines = new Map([
      ['a', line('a', '1812 and 1812, she said', { overrides: [{ start: 15, end: 18, phones: ['SH'] }, { start: 0, end: 4, phones: ['T'] }] })],
      ['b', line('b', 'in 1812', { locked: true })],
      ['c', line('c', 'in 1813')],
    ]);
    const { commands, locked, moved } = overrideAll([risk('a', 0, '1812'), risk('a', 9, '1812'), risk('b', 3, '1812'), risk('c', 3, '1812'), risk('gone', 0, '1812')], (id) => lines.get(id), ['EY1', 'T']);
    expect({ locked, moved }).toEqual({ locked: 1, moved: 2 });
    expect(commands).toEqual([
      {
        name: 'line.setOverrides',
        arguments: { id: 'a', overrides: [{ start: 15, end: 18, phones: ['SH'] }, { start: 0, end: 4, phones: ['EY1', 'T'] }, { start: 9, end: 13, phones: ['EY1', 'T'] }] },
      },
    ]);
  });
});

describe('the list', () => {
  const groups = openGroups([risk('a', 0, '1812'), risk('a', 9, 'SQL', { kind: 'initialism', risk: 0.9 }), risk('b', 0, '1812')], new Set(['settled']), ({ written }) => written);

  it('has one entry a question, of one kind if wished, in either order', () => {
    expect(groups.map(({ places }) => places.length)).toEqual([2, 1]);
    expect(listedGroups(groups, 'initialism', 'script').map(({ key }) => key)).toEqual(['SQL']);
    expect(listedGroups(groups, null, 'script').map(({ key }) => key)).toEqual(['1812', 'SQL']);
    expect(listedGroups(groups, null, 'risk').map(({ key }) => key)).toEqual(['SQL', '1812']);
    expect([...countKinds(groups)]).toEqual([['number', 1], ['initialism', 1]]);
  });

  it('leaves out what the author has said to be right', () => {
    expect(openGroups([risk('a', 0, '1812'), risk('b', 0, '1812')], new Set(['1812']), ({ written }) => written)).toEqual([]);
  });
});
