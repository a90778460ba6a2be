import { matchAt, say, spell, spellWithEnding } from './recognition.ts';
import type { Recogniser, Recognition, SpokenPart } from './recognition.ts';
import { endsSentence, isCapitalised, isLineEnd, wordAfter, wordAhead, wordBefore } from './surroundings.ts';

/** Stand before a name, whose capital does not open a sentence. Written with or without a full stop. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['Mr', 'mister'], ['Mrs', 'missus'], ['Ms', 'ms'], ['Messrs', 'messieurs'], ['Mx', 'mix'], ['Prof', 'professor'],
  ['Gen', 'general'], ['Col', 'colonel'], ['Capt', 'captain'], ['Cpt', 'captain'], ['Lt', 'lieutenant'], ['Sgt', 'sergeant'], ['Cpl', 'corporal'],
  ['Maj', 'major'], ['Cmdr', 'commander'], ['Adm', 'admiral'], ['Pvt', 'private'], ['Rev', 'reverend'], ['Fr', 'father'], ['Sr', 'sister'],
  ['Gov', 'governor'], ['Sen', 'senator'], ['Rep', 'representative'], ['Pres', 'president'], ['Hon', 'honorable'], ['Supt', 'superintendent'],
  ['Det', 'detective'], ['Insp', 'inspector'], ['Mt', 'mount'], ['Ft', 'fort'], ['Mlle', 'mademoiselle'], ['Mme', 'madame'],
]);
/** Titles that are clear enough without a full stop. */
const BARE_TITLES = new Set(['Mr', 'Mrs', 'Ms', 'Dr', 'Prof', 'St', 'Sgt', 'Capt', 'Lt', 'Mt']);

const UNMISTAKABLE = /^(?:Mrs?|Messrs|Prof|Sgt|Capt|Cpl|Lt)$/;

/** Need their full stop, and something always follows in the sentence. */
const INNER: ReadonlyMap<string, string> = new Map([
  ['e.g', 'for example'], ['eg', 'for example'], ['i.e', 'that is'], ['ie', 'that is'], ['vs', 'versus'], ['v', 'versus'], ['viz', 'namely'], ['cf', 'compare'],
  ['approx', 'approximately'], ['ca', 'circa'], ['c', 'circa'], ['fig', 'figure'], ['figs', 'figures'], ['vol', 'volume'], ['vols', 'volumes'],
  ['ch', 'chapter'], ['pp', 'pages'], ['p', 'page'], ['sec', 'section'], ['ext', 'extension'], ['tel', 'telephone'], ['attn', 'attention'], ['incl', 'including'],
  ['excl', 'excluding'], ['nos', 'numbers'], ['ed', 'edited'], ['trans', 'translated'],
]);

/** Need their full stop, which may be the sentence's as well. */
const ENDING: ReadonlyMap<string, string> = new Map([
  ['etc', 'et cetera'], ['al', 'al'], ['jr', 'junior'], ['inc', 'incorporated'], ['ltd', 'limited'], ['co', 'company'], ['corp', 'corporation'],
  ['bros', 'brothers'], ['dept', 'department'], ['univ', 'university'], ['assn', 'association'], ['govt', 'government'], ['ave', 'avenue'], ['blvd', 'boulevard'],
  ['rm', 'room'], ['rd', 'road'], ['ln', 'lane'], ['hwy', 'highway'], ['pkwy', 'parkway'], ['apt', 'apartment'], ['max', 'maximum'], ['min', 'minimum'],
  ['avg', 'average'], ['misc', 'miscellaneous'], ['esq', 'esquire'], ['jan', 'january'], ['feb', 'february'], ['mar', 'march'], ['apr', 'april'], ['jun', 'june'], ['jul', 'july'],
  ['aug', 'august'], ['sep', 'september'], ['sept', 'september'], ['oct', 'october'], ['nov', 'november'], ['dec', 'december'],
  ['mon', 'monday'], ['tue', 'tuesday'], ['tues', 'tuesday'], ['wed', 'wednesday'], ['thu', 'thursday'], ['thur', 'thursday'], ['thurs', 'thursday'], ['fri', 'friday'],
  ['hrs', 'hours'], ['hr', 'hour'], ['mins', 'minutes'], ['yrs', 'years'], ['lb', 'pound'], ['lbs', 'pounds'], ['oz', 'ounces'],
  ['esp', 'especially'], ['anon', 'anonymous'], ['arr', 'arranged'], ['illus', 'illustrated'], ['orig', 'original'], ['tbsp', 'tablespoon'], ['tsp', 'teaspoon'], ['ph.d', 'ph.d'],
]);
/** English words that end sentences ("He was a con co."): an abbreviation only when capitalised. */
const CAPITALISED_ONLY = new Set('co ed mar jun jul dec mon wed fri sec ave sat sun max min al'.split(' '));
const LOWER_TOO = new Set('al max min ed sec'.split(' '));

const WRITTEN = /((?:[A-Za-z]{1,2}\.){1,5}[A-Za-z]|[A-Za-z]{1,7})(\.)?(?![A-Za-z0-9])/y;
const WITH = /w\/(o)?(?![A-Za-z])/y;
const AND_SO_ON = /&c\.?/y;

/** Abbreviations that are said in full: "Dr. Smith", "Elm St.", "e.g.", "No. 5", "w/o". */
export const readAbbreviation: Recogniser = (text, at) => {
  const shorthand = matchAt(WITH, text, at);
  if (shorthand) return { end: at + shorthand[0].length, parts: [shorthand[1] ? 'without' : 'with'] };
  const soOn = matchAt(AND_SO_ON, text, at);
  if (soOn) return { end: at + soOn[0].length, parts: say('et cetera') };
  const match = matchAt(WRITTEN, text, at);
  if (!match) return undefined;
  const [whole, name = '', stop] = match;
  const end = at + whole.length;
  return (
    readDoctorOrSaint(text, at, end, name, stop) ??
    readTitle(text, end, name, stop) ??
    readNumber(text, at, end, name, stop) ??
    readStreet(text, at, end, name, stop) ??
    readInCapitals(end, name, stop) ??
    (stop ? readStopped(text, at, end, name) : undefined)
  );
};

/** "Dr. Who" or "Elm Dr.", "St. Paul" or "Main St.": titles stand before a name, streets after one. */
function readDoctorOrSaint(text: string, at: number, end: number, name: string, stop?: string): Recognition | undefined {
  if (name !== 'Dr' && name !== 'St') return undefined;
  const [title, street] = name === 'Dr' ? ['doctor', 'drive'] : ['saint', 'street'];
  const beforeName = isCapitalised(wordAhead(text, end)) && !isLineEnd(text, end) && !endsSentence(text, end);
  const isTitle = beforeName && (DEDICATED.test(wordBefore(text, at)) || (name === 'Dr' && !stop));
  if (isPlaceName(text, at) && !isTitle) return stopped(text, end, [street], stop !== undefined);
  if (beforeName || name === 'Dr' || isCapitalised(wordAhead(text, end))) return { end, parts: [title] };
  return stopped(text, end, [street], stop !== undefined);
}

/** Capitalised words that go before a title rather than being the name of a street. */
const NO_PLACE = /^(?:The|A|An|And|But|So|Or|Dear|Hi|Hello|Hey|Yes|No|When|While|If|With|For|To|By|Is|At|In|On|From|Of|As|Meet|See|Ask|Call|Thanks|Sorry)$/;
/** What is named after saints, and called so in front of them. */
const DEDICATED = /^(?:Mount|Mt\.?|Ft\.?|Fort|Port|Lake|North|South|East|West|Old|New|Hotel|Cathedral|Hospital|Church|Island|Bay|Feast|College)$/;

/** A capitalised name or an ordinal ("42nd") stands before `at`. */
function isPlaceName(text: string, at: number): boolean {
  const before = wordBefore(text, at);
  return (isCapitalised(before) && !NO_PLACE.test(before)) || /\d(?:st|nd|rd|th) $/.test(text.slice(Math.max(0, at - 6), at));
}

function readTitle(text: string, end: number, name: string, stop?: string): Recognition | undefined {
  const title = TITLES.get(name);
  if (title === undefined || (!stop && !BARE_TITLES.has(name))) return undefined;
  const beforeName = isCapitalised(wordAhead(text, end));
  if (name === 'Sr' && (!beforeName || endsSentence(text, end))) return stopped(text, end, ['senior'], true);
  return beforeName || UNMISTAKABLE.test(name) ? { end, parts: [title] } : undefined;
}

/** "No. 5" and "Nos. 5-7", but not the answer "No." */
function readNumber(text: string, at: number, end: number, name: string, stop?: string): Recognition | undefined {
  if (!stop || !/^nos?$/i.test(name) || !/^ ?#?\d/.test(text.slice(end, end + 3))) return undefined;
  const answered = name === 'No' && /^[.?!]["')]? ?$/.test(text.slice(Math.max(0, at - 3), at).trimStart());
  return answered ? undefined : { end, parts: [name.length === 3 ? 'numbers' : 'number'] };
}

const STREETS: ReadonlyMap<string, string> = new Map([
  ['Ave', 'avenue'], ['Blvd', 'boulevard'], ['Rd', 'road'], ['Ln', 'lane'], ['Hwy', 'highway'], ['Pkwy', 'parkway'],
]);

/** "5th Ave" without a full stop, after a name or an ordinal. */
function readStreet(text: string, at: number, end: number, name: string, stop?: string): Recognition | undefined {
  const street = STREETS.get(name);
  if (street === undefined || stop) return undefined;
  return isPlaceName(text, at) ? { end, parts: [street] } : undefined;
}

/** Headings of film scripts, and names of wars and degrees that are not spelled as they look. */
const IN_CAPITALS: ReadonlyMap<string, readonly SpokenPart[]> = new Map<string, readonly SpokenPart[]>([
  ['INT.', ['interior']], ['EXT.', ['exterior']], ['WWII', say('world war two')], ['WWI', say('world war one')], ['WW2', say('world war two')],
  ['Ctrl', ['control']], ['Cmd', ['command']], ['Del', ['delete']], ['Esc', ['escape']], ['PhD', spell('phd')], ['PhDs', spellWithEnding('phd')], ['YoY', say('year over year')], ['QoQ', say('quarter over quarter')],
]);

function readInCapitals(end: number, name: string, stop?: string): Recognition | undefined {
  const withStop = stop ? IN_CAPITALS.get(`${name}.`) : undefined;
  if (withStop) return { end, parts: withStop };
  const parts = IN_CAPITALS.get(name);
  return parts && { end: stop ? end - 1 : end, parts };
}

function readStopped(text: string, at: number, end: number, name: string): Recognition | undefined {
  if (/^[A-Z]{2,}$/.test(name) && !/^(?:ETC|VS|JR|INC|LTD|CORP|CO)$/.test(name)) return undefined;
  const lower = name.toLowerCase();
  // "Est. 1892" was founded, "est. cost" is guessed.
  if (lower === 'est' && followsOn(text, at, end, lower)) return { end, parts: [/^ \d/.test(text.slice(end, end + 2)) ? 'established' : 'estimated'] };
  const inner = INNER.get(lower);
  if (inner !== undefined && innerFits(text, at, end, name)) return { end, parts: say(inner) };
  const ending = ENDING.get(lower);
  if (ending === undefined) return undefined;
  if (lower === 'ph.d') return stopped(text, end, spell('phd'), true);
  if (/^(?:max|min)$/.test(lower) && !followsOn(text, at, end, lower)) return undefined;
  const isWord = CAPITALISED_ONLY.has(lower) && !isCapitalised(name);
  if (isWord && !(LOWER_TOO.has(lower) && followsOn(text, at, end, lower))) return undefined;
  if (isCapitalised(name) && CAPITALISED_ONLY.has(lower) && isLineEnd(text, end) && wordBefore(text, at) === '') return undefined;
  const sentence = lower === 'etc' ? isLineEnd(text, end) || isCapitalised(wordAhead(text, end)) : endsSentence(text, end);
  return { end, parts: sentence ? [...say(ending), { pause: '.' }] : say(ending) };
}

/** Short ones are abbreviations only where what they announce follows. */
function innerFits(text: string, at: number, end: number, name: string): boolean {
  const lower = name.toLowerCase();
  if (/^(?:c|ca|p|pp)$/.test(lower) && name !== lower) return false;
  if (/^(?:c|ca|p|pp|ch|vol|vols|fig|figs|sec|ext)$/.test(lower)) return /^ ?(?:\d|[IVX]{1,6}\b|[ivx]{1,5}\b)/.test(text.slice(end, end + 8));
  if (lower === 'v') return isCapitalised(wordBefore(text, at)) && isCapitalised(wordAhead(text, end));
  if (/^(?:ed|trans)$/.test(lower)) return wordAfter(text, end) === 'by';
  return !isLineEnd(text, end) || /^(?:e\.g|i\.e|vs|approx)$/i.test(name);
}

/** "et al.", "max. 20": in the middle of a sentence, so the stop belongs to the abbreviation. */
function followsOn(text: string, at: number, end: number, lower: string): boolean {
  if (lower === 'al') return wordBefore(text, at).toLowerCase() === 'et';
  return /^ (?:\d|[a-z])/.test(text.slice(end, end + 2));
}

function stopped(text: string, end: number, parts: readonly SpokenPart[], hasStop: boolean): Recognition {
  return { end, parts: hasStop && endsSentence(text, end) ? [...parts, { pause: '.' }] : parts };
}
