import type { SentencePlace } from './sentence-context.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** After these a bare verb follows. */
export const BEFORE_VERB = words(
  "to will would can could shall should may might must do does did don't doesn't didn't won't can't couldn't wouldn't shouldn't mustn't cannot let's " +
    "i'll you'll we'll they'll he'll she'll it'll that'll i'd you'd we'd they'd he'd she'd please who'll gonna help helps helped",
);
export const SUBJECTS = words('i you we they he she it who');
export const DETERMINERS = words(
  "the a an this that these those my your his her its our their every each some any no another one two three four five ten whose which what's all both many few several most more such",
);
export const PREPOSITIONS = words(
  'of in on at by for from with without into onto under over about against between through during after before like as per via than upon near behind beyond within toward towards across',
);
export const COPULAS = words("is are was were be been being am i'm you're we're they're he's she's it's isn't aren't wasn't weren't seem seems seemed become became becomes feel feels felt look looks looked very so too quite rather more most less perfectly");
const OBJECTS = words('me him them us himself herself itself myself yourself themselves ourselves yourselves the a an this these those my your our their its every each');
const CAUSATIVES = words('let make made makes help helped saw see watched watch heard hear had have');

/**
 * Whether a word that can be noun (or adjective) and verb is a verb where it stands. Close neighbours decide where they
 * can; the tagger is asked where they cannot, and undefined says that neither knows.
 */
export function isVerb(place: SentencePlace): boolean | undefined {
  const before = place.before;
  const plainForm = !place.spoken.endsWith('s') || /ss$/.test(place.spoken);
  if (before === 'her' || before === 'him') {
    const causer = place.at(-place.stepsBefore - 1);
    if (CAUSATIVES.has(causer) && plainForm) return true;
  }
  if (before === 'that' || before === 'what' || before === 'which' || before === 'all') return fromTags(place);
  if (DETERMINERS.has(before) || before.endsWith("'s")) return false;
  if (before === 'to' || BEFORE_VERB.has(before)) return plainForm;
  if (SUBJECTS.has(before)) return true;
  if (COPULAS.has(before)) return false;
  if (PREPOSITIONS.has(before)) return false;
  if (before === 'and' || before === 'or') {
    const earlier = place.tagsAt(-place.stepsBefore - 1);
    const pair = earlier.has('Infinitive') && BEFORE_VERB.has(place.at(-place.stepsBefore - 2));
    if (pair && plainForm) return true;
  }
  // A singular noun takes the -s form and a plural the plain one, so "birthday present" is one thing.
  const neighbour = place.tagsAt(-1);
  if (neighbour.has(plainForm ? 'Singular' : 'Plural') && neighbour.has('Noun')) return false;
  if (OBJECTS.has(place.at(1))) return before !== '' || plainForm || fromTags(place);
  return fromTags(place);
}

function fromTags(place: SentencePlace): boolean | undefined {
  const { tags } = place;
  if (tags.has('Verb')) return true;
  return tags.has('Noun') || tags.has('Adjective') ? false : undefined;
}
