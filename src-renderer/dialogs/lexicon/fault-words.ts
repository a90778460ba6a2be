import type { LexiconFault } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { Message } from '../../i18n/messages.ts';
import { words } from './lexicon.messages.ts';

const FAULTS: Readonly<Record<LexiconFault['code'], Message>> = {
  'word-missing': words.wordMissing,
  'word-form': words.wordForm,
  'phones-missing': words.phonesMissing,
  'phones-unknown': words.phonesUnknown,
  'too-long': words.tooLong,
  'too-many': words.tooMany,
  duplicate: words.duplicate,
  language: words.badLanguage,
  alphabet: words.badAlphabet,
  alias: words.badAlias,
  role: words.roleDropped,
};

/** What became of a word of a file, in the words of the window; takes `subject`. */
export function faultWords(code: LexiconFault['code']): Message {
  return FAULTS[code];
}
