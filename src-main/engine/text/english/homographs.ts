import { NOUN_OR_VERB, VERB_BY_DEFAULT } from './homograph-forms.ts';
import { HOMOGRAPH_RULES } from './homograph-rules.ts';
import { phonesOf } from './phone-classes.ts';
import type { SentencePlace } from './sentence-context.ts';
import { isVerb } from './verb-or-noun.ts';

/** One spelling, several readings. */
export function isHomograph(word: string): boolean {
  return HOMOGRAPH_RULES.has(word) || Object.hasOwn(NOUN_OR_VERB, word);
}

/** All readings of a homograph, wherever it stands; none for other words. */
export function homographForms(word: string): readonly (readonly string[])[] {
  const forms = HOMOGRAPH_RULES.get(word)?.forms ?? (Object.hasOwn(NOUN_OR_VERB, word) ? NOUN_OR_VERB[word] : undefined);
  return forms?.map(phonesOf) ?? [];
}

/** The reading of a homograph where it stands; undefined for other words. */
export function readHomograph(place: SentencePlace): readonly string[] | undefined {
  const rule = HOMOGRAPH_RULES.get(place.spoken);
  if (rule) return phonesOf(rule.forms[rule.isFirst(place) ? 0 : 1]);
  const forms = Object.hasOwn(NOUN_OR_VERB, place.spoken) ? NOUN_OR_VERB[place.spoken] : undefined;
  if (!forms) return undefined;
  const verb = isVerb(place) ?? VERB_BY_DEFAULT.has(place.spoken);
  return phonesOf(forms[verb ? 1 : 0]);
}
