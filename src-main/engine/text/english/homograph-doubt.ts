import { NOUN_OR_VERB } from './homograph-forms.ts';
import { HOMOGRAPH_RULES } from './homograph-rules.ts';
import type { SentencePlace } from './sentence-context.ts';
import { BEFORE_VERB, COPULAS, DETERMINERS, isVerb, PREPOSITIONS, SUBJECTS } from './verb-or-noun.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Determiners that open clauses as often as they stand before nouns. */
const CLAUSE_OPENERS = words('that what which all');
const POSSESSIVES = words('my your his her its our their whose');
const THIRD_PERSON = words('he she it who');
const PARTICIPLE_AUXILIARIES = words("have has had having i've you've we've they've he'd she'd i'd we'd they'd haven't hasn't hadn't is are was were be been being");
const EYES = words('eye eyes cheek cheeks face cried cry crying wept weep weeping wiped wipe');

type Certain = (place: SentencePlace) => boolean;

const isAfterVerbMark: Certain = ({ before }) => before === 'to' || BEFORE_VERB.has(before);
const isRareForm: Certain = (place) => HOMOGRAPH_RULES.get(place.spoken)?.isFirst(place) ?? false;
const isNotRare: Certain = (place) => !isRareForm(place);
const isAfterDeterminer: Certain = ({ before }) => DETERMINERS.has(before) && !CLAUSE_OPENERS.has(before);

/** Where grammar alone settles a spelling that has rules of its own. Those that are missing depend on what a text is about. */
const CERTAIN: ReadonlyMap<string, Certain> = new Map<string, Certain>([
  ['aged', isNotRare],
  ['beloved', isNotRare],
  ['blessed', isNotRare],
  ['close', (place) => isAfterVerbMark(place) || place.at(1) === 'to' || COPULAS.has(place.before)],
  ['invalid', (place) => COPULAS.has(place.before)],
  ['lead', isAfterVerbMark],
  ['learned', isNotRare],
  ['live', (place) => (isAfterVerbMark(place) || SUBJECTS.has(place.before)) && !isRareForm(place)],
  ['lives', ({ before }) => THIRD_PERSON.has(before) || POSSESSIVES.has(before)],
  ['minute', isNotRare],
  ['polish', (place) => !place.capital],
  ['read', (place) => isAfterVerbMark(place) || PARTICIPLE_AUXILIARIES.has(place.before) || THIRD_PERSON.has(place.before) || isAfterDeterminer(place)],
  ['resume', (place) => isAfterVerbMark(place)],
  ['row', (place) => place.at(1) === 'of' || (place.at(-1) === 'a' && place.at(-2) === 'in')],
  ['tear', isAfterVerbMark],
  ['tears', (place) => PREPOSITIONS.has(place.before) || place.mentions(EYES)],
  ['used', (place) => place.at(1) !== 'to' || !PARTICIPLE_AUXILIARIES.has(place.before)],
  ['wind', (place) => isAfterVerbMark(place) || (isAfterDeterminer(place) && place.at(1) !== 'up')],
  ['winds', isAfterDeterminer],
  ['wound', (place) => isAfterDeterminer(place) && isNotRare(place)],
]);

/**
 * Whether the reading of a homograph rests on the tagger, on what the text seems to be about or on nothing, rather than on
 * the word before it. A spelling that stands twice in its sentence is always in doubt: such sentences are written to part
 * its readings.
 */
export function isHomographDoubtful(place: SentencePlace): boolean {
  if (place.mentions(new Set([place.spoken]))) return true;
  const certain = CERTAIN.get(place.spoken);
  if (certain) return !certain(place);
  if (HOMOGRAPH_RULES.has(place.spoken)) return true;
  return Object.hasOwn(NOUN_OR_VERB, place.spoken) && !isSettledByNeighbour(place);
}

function isSettledByNeighbour(place: SentencePlace): boolean {
  const { before } = place;
  const verb = isVerb(place);
  if (verb === undefined) return false;
  if (verb) return isAfterVerbMark(place) || SUBJECTS.has(before);
  return isAfterDeterminer(place) || before.endsWith("'s") || PREPOSITIONS.has(before);
}
