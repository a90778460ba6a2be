import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyShortening, shortenOffers } from '../../../../src-main/shared/fit/shorten-offers.ts';

const offers = (text: string, language = 'en-US') => shortenOffers({ text, language, phonesMs: 3000 });
/** What the line becomes by each offer. */
const results = (text: string, language?: string) => offers(text, language).map((offer) => applyShortening(text, offer)).sort();
const becomes = (text: string, after: string, language?: string) => {
  expect(results(text, language)).toContain(after);
};

describe('what a line could do without', () => {
  it('is fillers, with their commas, and the capital moves on', () => {
    becomes('Well, the tide is turning.', 'The tide is turning.');
    becomes('The tide, of course, is turning.', 'The tide is turning.');
    becomes('The tide is turning, you know.', 'The tide is turning.');
    becomes('I mean we could leave now.', 'We could leave now.');
  });

  it('is adverbs, but no word that only looks like one', () => {
    becomes('She quickly closed the door.', 'She closed the door.');
    becomes('It was really very cold.', 'It was very cold.');
    becomes('He went slowly, quietly, calmly.', 'He went slowly, calmly.');
    expect(offers('The only family in Italy rely on a lovely assembly.')).toEqual([]);
  });

  it('is what stands in brackets or between dashes', () => {
    becomes('The harbour (or what was left of it) was quiet.', 'The harbour was quiet.');
    becomes('The harbour – the old one – was quiet.', 'The harbour was quiet.');
  });

  it('is “that” where the sentence stands without it', () => {
    becomes('I think that we should go.', 'I think we should go.');
    expect(offers('I like that dog.')).toEqual([]);
  });

  it('is longer ways to say it, in their case, never at the end of what is said', () => {
    becomes('Do not go there.', "Don't go there.");
    becomes('I’m sure it is late.', 'I’m sure it’s late.');
    becomes('We met in order to talk.', 'We met to talk.');
    expect(results('Yes, it is.')).toEqual([]);
    becomes('I am going home.', "I'm going home.");
  });

  it('is found in German and Chinese', () => {
    becomes('Das ist eigentlich ganz einfach.', 'Das ist ganz einfach.', 'de-DE');
    becomes('Wir treffen uns in dem Haus.', 'Wir treffen uns im Haus.', 'de');
    becomes('其实我已经知道了。', '我已经知道了。', 'zh-CN');
    becomes('其实我已经知道了。', '其实我已知道了。', 'zh-CN');
    expect(offers('Il est vraiment tard.', 'fr')).toEqual([]);
  });

  it('saves by its share of the phones, as they are read where that is known', () => {
    const text = 'Honestly it rains.';
    expect(offers(text)[0]?.savedMs).toBeCloseTo((3000 * 8) / 15, 6);
    const words = [
      { span: { start: 0, end: 8 }, phones: ['AA', 'N', 'AH', 'S', 'T', 'L', 'IY'] },
      { span: { start: 9, end: 11 }, phones: ['IH', 'T'] },
      { span: { start: 12, end: 17 }, phones: ['R', 'EY', 'N', 'Z'] },
    ];
    expect(shortenOffers({ text, language: 'en', phonesMs: 3000, words })[0]?.savedMs).toBeCloseTo((3000 * 7) / 13, 6);
  });

  it('always leaves a shorter text, whole words, and no two offers for the same words', () => {
    const word = fc.constantFrom('Well,', 'really', 'do', 'not', 'that', 'I', 'know', 'you', '(as it were)', 'very', 'quickly,', 'it', 'is', 'late.', 'of', 'course,', 'the', 'tide', 'in', 'order', 'to', 'go.');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), (parts) => {
        const text = parts.join(' ');
        const found = offers(text);
        found.forEach((offer, index) => {
          const after = applyShortening(text, offer);
          expect(after.length).toBeLessThan(text.length);
          expect(after).not.toMatch(/ {2}|,,/u);
          expect(offer.savedMs).toBeGreaterThan(0);
          for (const other of found.slice(index + 1)) expect(other.end <= offer.start || other.start >= offer.end).toBe(true);
        });
      }),
      { numRuns: 2000, seed: 12 },
    );
  });
});
