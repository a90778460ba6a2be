import type { SentencePlace } from './sentence-context.ts';
import { BEFORE_VERB, COPULAS, DETERMINERS, isVerb, SUBJECTS } from './verb-or-noun.ts';

/** The two readings of one spelling, as ARPABET, and which of them it has where it stands. */
interface HomographRule {
  readonly forms: readonly [string, string];
  readonly isFirst: (place: SentencePlace) => boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const PERFECT_AUXILIARIES = words("have has had having i've you've we've they've he'd she'd i'd we'd they'd who's who've haven't hasn't hadn't could've should've would've must've");
const BE_FORMS = words("is are was were be been being am i'm you're we're they're it's he's she's isn't aren't wasn't weren't get gets got getting");
const HABITS = words('every daily usually often always sometimes never now tonight each today please rarely nightly weekly');
const PAST_TIMES = words('yesterday last ago earlier once then when after before until was were had said did thought');
const LEAD_BEFORE = words('of molten like toxic contains contain containing');
const LEAD_AFTER = words('pipe pipes paint paints poisoning pencil pencils acid weight weights shot bullet bullets roof crystal oxide ore mine mines battery batteries apron solder foil exposure contamination coffin ingot ingots lined');
const METALS = words('metal metals copper zinc iron tin silver gold mercury toxic melt melted molten heavy alloy element pipes plumbing paint poisonous dense cadmium arsenic');
const ON_AIR = words('go goes going went gone broadcast streamed stream streaming aired perform performed performing performs played recorded played appear appeared air');
const STAYING = words('in on at here there alone with next by under near among for off up down nearby far abroad together without within behind above below across forever');
const TIED_OR_SHOT = words('arrow arrows archer archery quiver violin cello fiddle viola ribbon ribbons tie tied ties hair string strings crossbow shot pink silk knot gift dress strung rosin');
const TORN = words('paper fabric cloth shirt trousers sleeve muscle ligament canvas sail dress coat jacket seam pocket skirt jeans knee tendon retina wear page curtain');
const WOUND_ON = words('up around down through round its their his her itself himself tightly back along across towards toward past between slowly and');
const FISHING = words('fish fishing fished lake sea striped caught river largemouth smallmouth pond trout grilled fillet bait angler freshwater salmon catch rod reel');
const QUARREL = words('blazing terrible furious argument almighty shouting flaming');
const DIVING = words('into in for off down under headfirst deep overboard straight');
const TINY = words('detail details amount amounts particle particles trace traces quantity quantities difference differences change changes fraction grain grains examination crack cracks scratch scratches fragments organism organisms speck specks inspection proportion doses');
const AFTER_AGE = words('between from to over under by at and about like well in for two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety just only');
const CLOSE_TO_WHAT = words('to by beside behind enough together friend friends at up range call second quarters attention relative relatives ties contact');

/** Spellings whose readings need more than noun against verb. */
export const HOMOGRAPH_RULES: ReadonlyMap<string, HomographRule> = new Map<string, HomographRule>([
  ['aged', { forms: ['EY1 JH IH0 D', 'EY1 JH D'], isFirst: (place) => isAttribute(place) && !AFTER_AGE.has(place.at(1)) }],
  ['bass', { forms: ['B AE1 S', 'B EY1 S'], isFirst: (place) => place.mentions(FISHING) }],
  ['beloved', { forms: ['B IH0 L AH1 V AH0 D', 'B IH0 L AH1 V D'], isFirst: (place) => isAttribute(place) }],
  ['blessed', { forms: ['B L EH1 S IH0 D', 'B L EH1 S T'], isFirst: (place) => isAttribute(place) }],
  ['bow', { forms: ['B OW1', 'B AW1'], isFirst: (place) => hasBowOfString(place) }],
  ['bows', { forms: ['B OW1 Z', 'B AW1 Z'], isFirst: (place) => hasBowOfString(place) }],
  ['close', { forms: ['K L OW1 Z', 'K L OW1 S'], isFirst: (place) => isToShut(place) }],
  ['content', { forms: ['K AH0 N T EH1 N T', 'K AA1 N T EH0 N T'], isFirst: (place) => isSatisfied(place) }],
  ['dove', { forms: ['D OW1 V', 'D AH1 V'], isFirst: (place) => hasDived(place) }],
  ['invalid', { forms: ['IH1 N V AH0 L IH0 D', 'IH2 N V AE1 L AH0 D'], isFirst: (place) => isInvalidPerson(place) }],
  ['lead', { forms: ['L EH1 D', 'L IY1 D'], isFirst: (place) => isMetal(place) }],
  ['learned', { forms: ['L ER1 N IH0 D', 'L ER1 N D'], isFirst: (place) => isAttribute(place) && !/ly$/.test(place.at(-1)) }],
  ['live', { forms: ['L AY1 V', 'L IH1 V'], isFirst: (place) => isOnAir(place) }],
  ['lives', { forms: ['L AY1 V Z', 'L IH1 V Z'], isFirst: (place) => areLifetimes(place) }],
  ['minute', { forms: ['M AY0 N UW1 T', 'M IH1 N AH0 T'], isFirst: (place) => isTiny(place) }],
  ['polish', { forms: ['P OW1 L IH0 SH', 'P AA1 L IH0 SH'], isFirst: (place) => place.capital && !place.opensSentence }],
  ['read', { forms: ['R EH1 D', 'R IY1 D'], isFirst: (place) => isReadInThePast(place) }],
  ['resume', { forms: ['R EH1 Z AH0 M EY2', 'R IH0 Z UW1 M'], isFirst: (place) => isVerb(place) === false }],
  ['row', { forms: ['R AW1', 'R OW1'], isFirst: (place) => isQuarrel(place) }],
  ['tear', { forms: ['T EH1 R', 'T IH1 R'], isFirst: (place) => isVerb(place) === true || isRip(place) }],
  ['tears', { forms: ['T EH1 R Z', 'T IH1 R Z'], isFirst: (place) => (isVerb(place) === true && !place.at(-1).endsWith('ing')) || isRip(place) }],
  ['used', { forms: ['Y UW1 S T', 'Y UW1 Z D'], isFirst: (place) => isFormerHabit(place) }],
  ['wind', { forms: ['W AY1 N D', 'W IH1 N D'], isFirst: (place) => isVerb(place) === true }],
  ['winds', { forms: ['W AY1 N D Z', 'W IH1 N D Z'], isFirst: (place) => isVerb(place) === true }],
  ['wound', { forms: ['W AW1 N D', 'W UW1 N D'], isFirst: (place) => isCoiled(place) }],
]);

/** Between a determiner and a noun: "her aged body". */
function isAttribute(place: SentencePlace): boolean {
  const next = place.tagsAt(1);
  return DETERMINERS.has(place.at(-1)) && place.at(1) !== '' && (next.has('Noun') || next.has('Adjective') || next.size === 0);
}

function hasBowOfString(place: SentencePlace): boolean {
  return isVerb(place) !== true && place.mentions(TIED_OR_SHOT);
}

function isToShut(place: SentencePlace): boolean {
  if (place.at(-1) === 'the' && place.at(1) === 'of') return true;
  if (place.opensSentence) return DETERMINERS.has(place.at(1)) || place.at(1) === 'it';
  if (place.at(1) === 'to' || COPULAS.has(place.before)) return false;
  const verb = isVerb(place);
  if (verb === true && !CLOSE_TO_WHAT.has(place.at(1))) return true;
  return verb === true && (place.before === 'to' || BEFORE_VERB.has(place.before));
}

function isSatisfied(place: SentencePlace): boolean {
  if (/sel(?:f|ves)$/.test(place.at(1))) return true;
  if (COPULAS.has(place.before) && place.at(1) !== 'and') return true;
  return place.at(1) === 'with' || place.at(1) === 'to' || isVerb(place) === true;
}

function hasDived(place: SentencePlace): boolean {
  if (DETERMINERS.has(place.at(-1))) return false;
  return SUBJECTS.has(place.before) || (DIVING.has(place.at(1)) && !place.tagsAt(-1).has('Adjective'));
}

function isInvalidPerson(place: SentencePlace): boolean {
  return DETERMINERS.has(place.at(-1)) && !place.tagsAt(1).has('Noun');
}

function isMetal(place: SentencePlace): boolean {
  if (LEAD_AFTER.has(place.at(1)) || LEAD_BEFORE.has(place.at(-1))) return true;
  if (place.before === 'to' || BEFORE_VERB.has(place.before) || SUBJECTS.has(place.before)) return false;
  return place.mentions(METALS) && !DETERMINERS.has(place.at(-1));
}

function isOnAir(place: SentencePlace): boolean {
  const { before } = place;
  if (ON_AIR.has(before)) return true;
  if (BEFORE_VERB.has(before) || SUBJECTS.has(before)) return false;
  if (DETERMINERS.has(before) && !/^(?:who|that|which|all|both|many|several|most|these|those)$/.test(before)) return true;
  if (COPULAS.has(before)) return true;
  if (/^(?:on|from|of|with|in|by)$/.test(before)) return place.at(1) !== '';
  return isVerb(place) === false && !STAYING.has(place.at(1));
}

function areLifetimes(place: SentencePlace): boolean {
  const { before } = place;
  if (/^(?:who|he|she|it|that|which|one|everyone|someone|nobody|anyone|everybody)$/.test(before)) return false;
  if (DETERMINERS.has(before) || before.endsWith("'s") || place.tagsAt(-1).has('Adjective')) return true;
  if (place.tagsAt(-1).has('Verb') || isPreposition(place.at(-1))) return true;
  return !(STAYING.has(place.at(1)) || place.at(1) === 'a') && isVerb(place) !== true;
}

function isPreposition(word: string): boolean {
  return /^(?:of|in|with|for|from|into|between|about|through|to)$/.test(word);
}

function isTiny(place: SentencePlace): boolean {
  if (TINY.has(place.at(1))) return true;
  return /^(?:very|so|too|how|is|are|was|were|rather|quite|almost|extremely)$/.test(place.at(-1)) && !/^(?:the|that|i|he|she|we|they)$/.test(place.at(1));
}

/** The spelling does not tell; helpers, subjects and times do. */
function isReadInThePast(place: SentencePlace): boolean {
  const { before } = place;
  if (PERFECT_AUXILIARIES.has(before) || BE_FORMS.has(before)) return true;
  if (BEFORE_VERB.has(before)) return false;
  if (/^(?:well|widely|most|much)$/.test(place.at(-1)) && place.tagsAt(1).has('Noun')) return true;
  if (DETERMINERS.has(before) || place.tagsAt(-1).has('Adjective')) return before !== 'who' && before !== 'that' ? false : !place.mentions(HABITS);
  if (/^(?:and|or)$/.test(before)) return !/^(?:to|can|will|could|should|would)$/.test(place.at(-place.stepsBefore - 2));
  if (before === '') return place.at(1) === 'by';
  if (/^(?:he|she|it)$/.test(before)) return true;
  return place.mentions(PAST_TIMES) || !place.mentions(HABITS);
}

function isQuarrel(place: SentencePlace): boolean {
  const next = place.at(1);
  return QUARREL.has(place.at(-1)) || (place.at(-1) === 'a' && /^(?:with|over|about|between)$/.test(next)) || (/^(?:had|having)$/.test(place.at(-2)) && place.at(-1) === 'a' && next !== 'of');
}

function isRip(place: SentencePlace): boolean {
  return place.at(-1) === 'and' ? place.at(-2) === 'wear' : place.mentions(TORN);
}

/** "Used to" plus a verb, or being used to something; not a tool that is used to cut. */
function isFormerHabit(place: SentencePlace): boolean {
  if (place.at(1) !== 'to') return false;
  const object = place.at(2);
  if (!BE_FORMS.has(place.before)) return true;
  return object === '' || object.endsWith('ing') || DETERMINERS.has(object) || /^(?:it|him|them|me|us|being)$/.test(object);
}

function isCoiled(place: SentencePlace): boolean {
  if (DETERMINERS.has(place.at(-1)) || place.tagsAt(-1).has('Adjective')) return false;
  const turns = [3, 4, 5].some((offset) => /^(?:around|round|up|through)$/.test(place.at(offset)));
  return WOUND_ON.has(place.at(1)) || /^(?:clock|watch)$/.test(place.at(2)) || (DETERMINERS.has(place.at(1)) && turns);
}
