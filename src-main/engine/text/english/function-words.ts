import functionWords from '../../../../models/languages/en/function-words.json' with { type: 'json' };
import { isVowel, phonesOf } from './phone-classes.ts';

interface FunctionWord {
  readonly phones: readonly string[];
  readonly beforeVowel: readonly string[];
  readonly clauseEnd: readonly string[];
}

interface Written {
  readonly phones: string;
  readonly beforeVowel?: string;
  readonly clauseEnd?: string;
}

const WORDS: ReadonlyMap<string, FunctionWord> = new Map(
  Object.entries<Written>(functionWords).map(([word, { phones, beforeVowel = phones, clauseEnd = phones }]) => [
    word,
    { phones: phonesOf(phones), beforeVowel: phonesOf(beforeVowel), clauseEnd: phonesOf(clauseEnd) },
  ]),
);

/**
 * How a function word is said where it stands: weak inside a clause, another form before a vowel ("the" as DH IY0), strong
 * before a pause. Undefined for words that have one form. `following` is the next word's phones, undefined before a pause
 * or the end. The list is shared with the training side, which must come to the same tokens.
 */
export function weakForm(word: string, following: readonly string[] | undefined): readonly string[] | undefined {
  const forms = WORDS.get(word);
  if (!forms) return undefined;
  if (!following) return forms.clauseEnd;
  return isVowel(following[0]) ? forms.beforeVowel : forms.phones;
}

/** Every form of a function word; none for other words. */
export function weakForms(word: string): readonly (readonly string[])[] {
  const forms = WORDS.get(word);
  return forms ? [forms.phones, forms.beforeVowel, forms.clauseEnd] : [];
}
