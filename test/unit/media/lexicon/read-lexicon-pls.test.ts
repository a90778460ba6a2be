import { describe, expect, it } from 'vitest';

import { readLexiconPls } from '../../../../src-main/media/lexicon/read-lexicon-pls.ts';
import { writeLexiconPls } from '../../../../src-main/media/lexicon/write-lexicon-pls.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';

const NAMESPACE = 'http://www.w3.org/2005/01/pronunciation-lexicon';
const pls = (lexemes: string, attributes = 'alphabet="ipa" xml:lang="en-US"') => `<?xml version="1.0"?>\n<lexicon version="1.0" xmlns="${NAMESPACE}" ${attributes}>\n${lexemes}\n</lexicon>`;
const read = (text: string) => readLexiconPls(text, 'en-US');
const refusal = (text: string): unknown => {
  try {
    return read(text);
  } catch (error) {
    return error instanceof VoxloomError ? `${error.code}: ${error.message}` : error;
  }
};

describe('a pronunciation lexicon', () => {
  it('gives every grapheme the preferred phoneme', () => {
    const { words, report } = read(pls('<lexeme><grapheme>theatre</grapheme><grapheme>theater</grapheme><phoneme>ˈθiːeɪtə</phoneme><phoneme prefer="true">ˈθi.ə.tɚ</phoneme></lexeme>'));
    const phones = ['TH', 'IY1', 'AH0', 'T', 'ER0'];
    expect(words).toEqual([{ word: 'theatre', language: 'en-US', phones }, { word: 'theater', language: 'en-US', phones }]);
    expect(report).toEqual([]);
  });

  it('may write ARPABET, say what a word is said like, and be in a namespace of its own prefix', () => {
    const text = `<p:lexicon version="1.0" xmlns:p="${NAMESPACE}" alphabet="x-cmu" xml:lang="en"><p:lexeme><p:grapheme>gif</p:grapheme><p:phoneme>JH IH1 F</p:phoneme></p:lexeme><p:lexeme>\n<p:grapheme>W3C</p:grapheme><p:grapheme>WWW</p:grapheme><p:alias>World  Wide Web</p:alias></p:lexeme></p:lexicon>`;
    const { words, report } = read(text);
    expect(words).toEqual([{ word: 'gif', language: 'en', phones: ['JH', 'IH1', 'F'] }, { word: 'www', language: 'en', alias: 'World Wide Web', fileLine: 1 }]);
    expect(report).toEqual([{ fileLine: 1, outcome: 'refused', code: 'word-form', subject: 'W3C' }]);
  });

  it('says what it leaves out: roles, alphabets, signs, empty lexemes', () => {
    const { words, report } = read(
      pls('<lexeme role="noun"><grapheme>lead</grapheme><phoneme>lɛd</phoneme></lexeme>\n<lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">eI</phoneme></lexeme>\n<lexeme><grapheme>b</grapheme><phoneme>ʘ</phoneme></lexeme>\n<lexeme/>\n<lexeme><grapheme>c</grapheme></lexeme>'),
    );
    expect(words.map(({ word }) => word)).toEqual(['lead']);
    expect(report.map(({ fileLine, outcome, code, subject }) => `${fileLine} ${outcome} ${code} ${subject}`)).toEqual(['3 changed role lead', '4 refused alphabet x-sampa', '5 refused phones-unknown ʘ', '6 refused word-missing ', '7 refused phones-missing c']);
  });

  it('passes over what belongs to other vocabularies', () => {
    const text = pls('<metadata><lexeme><grapheme>not</grapheme></lexeme></metadata><meta name="x" content="y"/><lexeme><grapheme>sea<!-- far --></grapheme><phoneme><![CDATA[si]]></phoneme><example>the sea</example></lexeme>');
    expect(read(text).words).toEqual([{ word: 'sea', language: 'en-US', phones: ['S', 'IY1'] }]);
  });

  it.each([
    ['a document type', `<!DOCTYPE lexicon SYSTEM "pls.dtd">${pls('')}`, 'document type'],
    ['entities that swell', `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${pls('&b;')}`, 'document type'],
    ['an entity that is not known', pls('<lexeme><grapheme>&who;</grapheme></lexeme>'), 'line 3'],
    ['a tag that is never closed', pls('<lexeme>'), 'line 4'],
    ['XML of another kind', '<speak>hello</speak>', 'another kind'],
    ['no XML', 'hello', 'no pronunciation lexicon'],
    ['elements without end', `<lexicon>${'<a>'.repeat(10_000)}`, 'too deep'],
    ['a word without end', pls(`<lexeme><grapheme>${'a'.repeat(5000)}</grapheme></lexeme>`), 'longer than any word'],
  ])('is refused with %s', (_, text, reason) => {
    const said = refusal(text);
    expect(said).toMatch(/^input\.encoding: /);
    expect(said).toContain(reason);
  });

  it('is written as the standard has it', () => {
    expect(writeLexiconPls([{ word: "o'hare", language: 'en-US', phones: ['OW0', 'HH', 'EH1', 'R'] }, { word: 'the', language: 'en-US', phones: ['DH', 'AH0'] }])).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<lexicon version="1.0" xmlns="${NAMESPACE}" alphabet="ipa" xml:lang="en-US">\n  <lexeme><grapheme>o'hare</grapheme><phoneme>oʊˈhɛɹ</phoneme></lexeme>\n  <lexeme><grapheme>the</grapheme><phoneme alphabet="x-arpabet">DH AH0</phoneme></lexeme>\n</lexicon>\n`,
    );
  });
});
