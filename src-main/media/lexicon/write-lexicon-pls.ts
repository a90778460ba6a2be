import { writeEnglishIpa } from '../../shared/phonetics/english-ipa.ts';
import type { SpelledWord } from './lexicon-file.ts';
import { isEnglish } from './listed-word.ts';

export const PLS_NAMESPACE = 'http://www.w3.org/2005/01/pronunciation-lexicon';

/**
 * Words as a Pronunciation Lexicon (PLS 1.0, W3C Recommendation of 14 October 2008). English phones are written in IPA where
 * that says all of them, else in ARPABET. The file is in the language of most of its words; a word of another one says so
 * itself.
 */
export function writeLexiconPls(words: readonly SpelledWord[]): string {
  const language = commonest(words.map((word) => word.language)) ?? 'en-US';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<lexicon version="1.0" xmlns="${PLS_NAMESPACE}" alphabet="ipa" xml:lang="${escaped(language)}">`,
    ...words.map((word) => lexeme(word, language)),
    '</lexicon>',
    '',
  ].join('\n');
}

function lexeme({ word, language, phones }: SpelledWord, usual: string): string {
  const ipa = isEnglish(language) ? writeEnglishIpa(phones) : undefined;
  const alphabet = isEnglish(language) ? 'x-arpabet' : 'x-voxloom';
  const own = language === usual ? '' : ` xml:lang="${escaped(language)}"`;
  const phoneme = ipa === undefined ? `<phoneme alphabet="${alphabet}">${escaped(phones.join(' '))}</phoneme>` : `<phoneme>${ipa}</phoneme>`;
  return `  <lexeme${own}><grapheme>${escaped(word)}</grapheme>${phoneme}</lexeme>`;
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
