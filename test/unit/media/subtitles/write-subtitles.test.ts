import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readSubtitleScript } from '../../../../src-main/media/script/read-subtitle-script.ts';
import { writeSubRip, writeWebVtt } from '../../../../src-main/media/subtitles/write-subtitles.ts';

describe('subtitles', () => {
  it('are written as SubRip', () => {
    expect(writeSubRip([{ startMs: 3_723_004.4, endMs: 3_725_000, text: 'The tide\n\nturns.', speaker: 'Mara' }])).toBe(
      '1\r\n01:02:03,004 --> 01:02:05,000\r\nMara: The tide\r\nturns.\r\n\r\n',
    );
  });

  it('are written as WebVTT, with what would be a tag made plain', () => {
    expect(writeWebVtt([{ startMs: 0, endMs: 1500, text: 'a < b & c', speaker: 'Jo' }])).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n<v Jo>a &lt; b &amp; c\n\n');
  });

  it('read back as they were', () => {
    const word = fc.constantFrom('tide', 'Harbour', 'is', '5', 'no', 'a&b', 'café', '潮水');
    const cue = fc.record({ startMs: fc.nat(9_000_000), lengthMs: fc.integer({ min: 1, max: 9000 }), words: fc.array(word, { minLength: 1, maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (drawn) => {
        const cues = drawn
          .map(({ startMs, lengthMs, words }, index) => ({ startMs, endMs: startMs + lengthMs, text: `${words.join(' ')} x${String(index)}` }))
          .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
        for (const [written, isVtt] of [[writeSubRip(cues), false], [writeWebVtt(cues), true]] as const) {
          const read = readSubtitleScript(written, isVtt ? 'vtt' : 'srt').map(({ text, slot }) => ({ ...slot, text }));
          expect(read).toEqual(cues);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});
