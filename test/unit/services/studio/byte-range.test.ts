import { expect, it } from 'vitest';

import { byteRange } from '../../../../src-main/services/studio/byte-range.ts';

it.each([
  ['bytes=0-99', { start: 0, end: 100 }],
  ['bytes=100-', { start: 100, end: 1000 }],
  ['bytes=-10', { start: 990, end: 1000 }],
  ['bytes=-5000', { start: 0, end: 1000 }],
  ['bytes=990-999999999999999999999', { start: 990, end: 1000 }],
  ['BYTES=5-5', { start: 5, end: 6 }],
])('%s of 1000 bytes is a part', (header, range) => {
  expect(byteRange(header, 1000)).toEqual(range);
});

it.each(['bytes=1000-', 'bytes=99999999999999999999-', 'bytes=-0'])('%s of 1000 bytes cannot be satisfied', (header) => {
  expect(byteRange(header, 1000)).toBe('unsatisfiable');
});

it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=9-3', 'bytes=0-1,5-9', 'samples=0-9', 'bytes=a-b', 'bytes=0x1-2', 'bytes=1.5-9'])(
  '%s asks for no single range, so the whole is sent',
  (header) => {
    expect(byteRange(header, 1000)).toBe('whole');
  },
);

it('has no part of an empty body', () => {
  expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(byteRange(undefined, 0)).toBe('whole');
});
