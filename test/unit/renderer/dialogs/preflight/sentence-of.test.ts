import { expect, it } from 'vitest';

import { sentenceOf } from '../../../../../src-renderer/dialogs/preflight/sentence-of.ts';

const around = (text: string, item: string) => sentenceOf(text, { start: text.indexOf(item), end: text.indexOf(item) + item.length });

it('a place stands in its sentence, and in no other', () => {
  expect(around('He left. The lead was gone! Nobody spoke.', 'lead')).toEqual({ before: 'The ', item: 'lead', after: ' was gone!' });
  expect(around('It rose by 0.05 today. So did he.', '0.05')).toEqual({ before: 'It rose by ', item: '0.05', after: ' today.' });
  expect(around('SQL', 'SQL')).toEqual({ before: '', item: 'SQL', after: '' });
});

it('a sentence without end is cut on both sides', () => {
  const { before, after } = around(`${'word '.repeat(100)}HERE${' word'.repeat(100)}`, 'HERE');
  expect(before).toMatch(/^….{100,145}$/);
  expect(after).toMatch(/^.{100,145}…$/);
});
