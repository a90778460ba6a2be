import { describe, expect, it } from 'vitest';

import type { Line } from '../../../../../src-main/shared/domain/project-rows.ts';
import { findInLines, patternOf, replaceInMatches } from '../../../../../src-renderer/panels/script/find-in-script.ts';
import type { FindQuery } from '../../../../../src-renderer/panels/script/find-in-script.ts';

const line = (id: string, text: string, more: Partial<Line> = {}): Line => ({
  id,
  order: id,
  characterId: 'mara',
  text,
  slot: null,
  fit: 'fit',
  locked: false,
  seed: 0,
  overrides: [],
  takeId: null,
  ...more,
});
const query = (find: string, more: Partial<FindQuery> = {}): FindQuery => ({ find, matchCase: false, wholeWord: false, regex: false, characterId: null, ...more });

const LINES = [line('1', 'The tide. The Tides.'), line('2', 'No tide here', { characterId: 'joss' }), line('3', 'Costs $5 (or more)', { locked: true })];
const idsOf = (...args: Parameters<typeof findInLines>) => findInLines(...args).matches.map((match) => match.line.id);

describe('finding words in a script', () => {
  it('counts every match and says where each stands', () => {
    const found = findInLines(LINES, query('tide'));
    expect(found.count).toBe(3);
    expect(found.matches[0]?.spans).toEqual([{ start: 4, end: 8 }, { start: 14, end: 18 }]);
  });

  it('keeps to case, to whole words and to one character', () => {
    expect(findInLines(LINES, query('Tide', { matchCase: true })).count).toBe(1);
    expect(findInLines(LINES, query('tide', { wholeWord: true })).count).toBe(2);
    expect(idsOf(LINES, query('tide', { characterId: 'joss' }))).toEqual(['2']);
  });

  it('knows words of any script as words', () => {
    const lines = [line('1', 'naïve'), line('2', 'na')];
    expect(idsOf(lines, query('na', { wholeWord: true }))).toEqual(['2']);
  });

  it('takes signs as signs unless they are a pattern', () => {
    expect(idsOf(LINES, query('$5 (or'))).toEqual(['3']);
    expect(idsOf(LINES, query(String.raw`\$\d`, { regex: true }))).toEqual(['3']);
  });

  it('refuses patterns that are none and patterns that match nothing', () => {
    expect(patternOf(query('(', { regex: true }))).toBeNull();
    expect(patternOf(query('a*', { regex: true }))).toBeNull();
    expect(patternOf(query(''))).toBeNull();
    expect(findInLines(LINES, query('(', { regex: true })).count).toBe(0);
  });

  it('stops a search that takes too long and says so', () => {
    let now = 0;
    const found = findInLines(LINES, query('i'), () => (now += 300));
    expect(found.partial).toBe(true);
    expect(found.matches.length).toBeLessThan(3);
  });
});

describe('replacing them', () => {
  it('gives the new texts of lines that change, and leaves locked lines alone', () => {
    const wanted = query('e');
    const { matches } = findInLines(LINES, wanted);
    expect(replaceInMatches(matches, wanted, 'E').map(({ id }) => id)).toEqual(['1', '2']);
    expect(replaceInMatches(matches, wanted, 'E')[1]?.text).toBe('No tidE hErE');
  });

  it('fills in groups of a pattern, and only of a pattern', () => {
    const pattern = query('(t)ide', { regex: true });
    expect(replaceInMatches(findInLines(LINES, pattern).matches, pattern, '$1rain')[1]?.text).toBe('No train here');
    const plain = query('tide');
    expect(replaceInMatches(findInLines(LINES, plain).matches, plain, '$1')[1]?.text).toBe('No $1 here');
  });

  it('makes no edit of a line that stays the same', () => {
    const same = query('No', { matchCase: true });
    expect(replaceInMatches(findInLines(LINES, same).matches, same, 'No')).toEqual([]);
  });
});
