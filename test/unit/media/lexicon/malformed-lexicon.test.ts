import fc from 'fast-check';
import { expect, it } from 'vitest';

import { MOST_WORDS } from '../../../../src-main/media/lexicon/lexicon-file.ts';
import { readLexicon } from '../../../../src-main/media/lexicon/read-lexicon.ts';
import { writeLexiconCsv } from '../../../../src-main/media/lexicon/write-lexicon-csv.ts';
import { writeLexiconPls } from '../../../../src-main/media/lexicon/write-lexicon-pls.ts';
import { lexiconEntry } from '../../../../src-main/shared/domain/project-rows.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';
import { lexicon } from './lexicon-arbitrary.ts';

const SPLINTERS = ['"', '""', ',', ';', '\t', '\r', '\n', '\0', '<', '</', '<lexeme>', '</lexeme>', '<grapheme>', '<phoneme alphabet="ipa">', '<!DOCTYPE x [', ']]>', '<![CDATA[', '&amp;', '&#0;', '&#x110000;', '&lol;', '<?pi ', '-->', '<!--', 'ˈ', '\ufeff', '\ud800', '𝄞', 'a'.repeat(5000), '<a>'.repeat(50), 'xml:lang="', 'xmlns="'];

const mutation = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat({ max: 40 }), splinter: fc.oneof(fc.constantFrom(...SPLINTERS), fc.string({ unit: 'binary', maxLength: 6 })) });

function mutate(text: string, mutations: readonly { readonly at: number; readonly cut: number; readonly splinter: string }[]): string {
  return mutations.reduce((present, { at, cut, splinter }) => {
    const from = Math.floor(at * present.length);
    return present.slice(0, from) + splinter + present.slice(from + cut);
  }, text);
}

it.each(['csv', 'pls'] as const)('500 damaged lists as %s are refused with a sentence, or give words that a project can hold', (ending) => {
  const write = ending === 'csv' ? writeLexiconCsv : writeLexiconPls;
  let refused = 0;
  let slowestMs = 0;
  fc.assert(
    fc.property(lexicon, fc.array(mutation, { minLength: 1, maxLength: 6 }), (words, mutations) => {
      const bytes = new TextEncoder().encode(mutate(write(words), mutations));
      const started = performance.now();
      try {
        const { words: found, report } = readLexicon(bytes, `damaged.${ending}`, 'en-US');
        expect(report.length).toBeLessThanOrEqual(1000);
        for (const word of found) if ('phones' in word) expect(lexiconEntry.omit({ id: true }).safeParse(word).error).toBeUndefined();
      } catch (error) {
        if (!(error instanceof VoxloomError)) throw error;
        expect(error.code).toBe('input.encoding');
        refused += 1;
      }
      slowestMs = Math.max(slowestMs, performance.now() - started);
    }),
    { numRuns: 500, seed: 21 },
  );
  expect(slowestMs).toBeLessThan(2000);
  if (ending === 'pls') expect(refused).toBeGreaterThan(50);
});

it('a list that never ends is cut off, in time that grows with its length', () => {
  const letter = (digit: number): string => String.fromCharCode(97 + (digit % 26));
  const rows = Array.from({ length: MOST_WORDS + 5000 }, (_, index) => `${letter(index)}${letter(index / 26)}${letter(index / 676)}${letter(index / 17_576)},T UW1`);
  const { words, report } = readLexicon(new TextEncoder().encode(rows.join('\n')), 'long.csv', 'en-US');
  expect(words).toHaveLength(MOST_WORDS);
  expect(report).toHaveLength(1000);
  expect(report[0]?.code).toBe('too-many');
});
