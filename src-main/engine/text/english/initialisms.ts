import { matchAt, spell, spellWithEnding } from './recognition.ts';
import type { Recogniser } from './recognition.ts';
import { endsSentence, wordAfter, wordBefore } from './surroundings.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Said as words although they were made of initials. */
const ACRONYMS = set(
  'nasa nato unesco unicef opec aids fifa uefa nafta asean laser radar sonar scuba swat yolo fomo covid sars mers pin ram rom sim gif jpeg bios ' +
    'captcha potus scotus flotus nimby bafta isis mensa interpol lego ikea unix nasdaq fema osha midi imax noaa cern hepa zip fiat darpa gui lasik rem',
);
/** Said letter by letter although they could be said as words. */
const SPELLED = set(
  'ucla aarp asap oecd ieee adhd aclu eula oled ymca usaf usda uefi usps espn isbn',
);
/** Words of up to three letters that writers put in capitals for weight; other short capitals are initials. */
const SHORT_WORDS = set(
  'a ad add ago ah aid aim air all am an and ant any are arm art as ask at ate away aw bad bag ban bar bat be bed bee beg bet big bin bit boo bow box boy bug bum bun bus but buy by ' +
    'bye can cap car cat cop cow cry cup cut dad day did die dig do dog dot dry due dud dug ear eat egg ego eh end era eve eye fan far fat fed fee few fig fit fix flu fly foe fog for fox fun fur ' +
    'gap gas get god got gum gun gut guy ha had ham has hat he hen her hey hi hid him hip his hit ho hop hot how hug huh hut i ice if ill in ink inn is it its jam jar jaw jet job jog joy key kid kit ' +
    'lap law lay leg let lid lie lip lit log lot low mad man map mat may me men met mix mob mom mop mud mug mum my nap net new nil no nod nor not now nut oak odd of off oh oil old on one ooh or ouch our out ow owe own ' +
    'pad pan pat pay pen pet pie pig pin pit pop pot put rag ran rat raw ray red rib rid rip rob rod rot row rub rug run sad sat saw say sea see set sex she shh shy sin sip sir sit six sky so son sow spy sum sun tan tap tar tax tea ' +
    'ten the tie tin tip to toe too top toy try two ugh uh um up us use van vow wag war was wax way we wed wet who why wig win wit woe won wow ya yay yep yes yet you zap zen zip zoo go',
);
/** Both a word and initials: words among other capitals, initials among lower case unless the phrase says otherwise. */
const TWO_FACED = set('us it who am id or ad la add sat act pin era aid');
const INITIALS_AFTER = /^(?:the|an|our|your|their|his|her|its|this|that|in|from|of)$/i;
const IT_NOUNS = /^(?:department|dept|support|staff|team|manager|management|industry|systems?|services?|company|consultant|professional|specialist|skills|security|guy|people|job|work|budget|infrastructure|sector)$/;

const CAPITALS = /([A-Z]{2,})('?s)?(?![A-Za-z0-9])/y;
const DOTTED = /((?:[A-Za-z]\.){2,12})((?!s)[A-Za-z](?![A-Za-z0-9.@]))?('s|s(?![A-Za-z]))?/y;
const INITIAL = /([A-Z])\.(?= ?[A-Z\uFFFC])/y;
const AMPERSAND = /([A-Z]{1,3})(?: ?& ?)([A-Z]{1,3})(?![A-Za-z0-9])/y;
const SLASHED = /([A-Z]{2,4})\/([A-Z]{2,4})(?![A-Za-z0-9])/y;

/** Runs of capitals that are named letter by letter: "BBC", "U.S.", "J. K.", "R&D", "TCP/IP", "DVDs". */
export const readInitialism: Recogniser = (text, at) => readPair(text, at) ?? readDotted(text, at) ?? readCapitals(text, at);

const readPair: Recogniser = (text, at) => {
  const ampersand = matchAt(AMPERSAND, text, at);
  if (ampersand) {
    const [whole, first = '', second = ''] = ampersand;
    // "BED & BREAKFAST" is no pair of initials; its words are too long for the pattern or pronounceable.
    const isPair = first.length === 1 || second.length === 1 || ![first, second].some((one) => SHORT_WORDS.has(one.toLowerCase()));
    if (isPair) return { end: at + whole.length, parts: [...spell(first), 'and', ...spell(second)] };
  }
  const slashed = matchAt(SLASHED, text, at);
  if (!slashed) return undefined;
  const [whole, first = '', second = ''] = slashed;
  const spelled = !SHORT_WORDS.has(first.toLowerCase()) && !SHORT_WORDS.has(second.toLowerCase());
  return spelled ? { end: at + whole.length, parts: [...spell(first), ...spell(second)] } : undefined;
};

const readDotted: Recogniser = (text, at) => {
  const initial = matchAt(INITIAL, text, at);
  const dotted = matchAt(DOTTED, text, at);
  if (dotted) {
    const [whole, letters = '', last = '', possessive] = dotted;
    const characters = letters.replace(/\./g, '') + last;
    const end = at + whole.length;
    if (possessive !== undefined) return { end, parts: spellWithEnding(characters) };
    const isSentenceEnd = last === '' && endsSentence(text, end);
    return { end, parts: isSentenceEnd ? [...spell(characters), { pause: '.' }] : spell(characters) };
  }
  // "Vitamin C. Take it daily": the letter ends its sentence if an opener follows and no name stands before.
  if (!initial || (endsSentence(text, at + 2) && wordBefore(text, at) !== '')) return undefined;
  return { end: at + 2, parts: spell(initial[1] ?? '') };
};

const readCapitals: Recogniser = (text, at) => {
  const match = matchAt(CAPITALS, text, at);
  const [whole = '', capitals = '', ending] = match ?? [];
  if (!match || !isSpelled(text, at, at + whole.length, capitals)) return undefined;
  return { end: at + whole.length, parts: ending === undefined ? spell(capitals) : spellWithEnding(capitals) };
};

function isSpelled(text: string, at: number, end: number, capitals: string): boolean {
  const word = capitals.toLowerCase();
  if (ACRONYMS.has(word) || capitals.length > 12) return false;
  if (SPELLED.has(word)) return true;
  if (capitals.length >= 4) return !isPronounceable(word) && !(capitals.length > 5 && /[aeiouy]/.test(word));
  if (TWO_FACED.has(word)) return isInitialsHere(text, at, end, word);
  return !SHORT_WORDS.has(word);
}

/** Whether capitals can be a word of a lexicon: those that are everyday words as well would be changed in shouted text. */
export function mayBeListed(written: string): boolean {
  const word = written.toLowerCase();
  return /^[A-Z]{2,40}$/.test(written) && !TWO_FACED.has(word) && !SHORT_WORDS.has(word);
}

const LISTED = /([A-Z]{2,40})('s)?(?![A-Za-z0-9&/])/y;

/** Initials that an author's lexicon holds are said as it says: it is asked before anything is spelled out. */
export function listedInitials(lexicon: ReadonlyMap<string, unknown>): Recogniser {
  return (text, at) => {
    if (/[A-Za-z0-9&/.]/.test(text[at - 1] ?? ' ')) return undefined;
    const [whole = '', capitals = '', ending = ''] = matchAt(LISTED, text, at) ?? [];
    const word = capitals.toLowerCase();
    return mayBeListed(capitals) && lexicon.has(word) ? { end: at + whole.length, parts: [word + ending] } : undefined;
  };
}

function isInitialsHere(text: string, at: number, end: number, word: string): boolean {
  const before = wordBefore(text, at);
  const after = wordAfter(text, end);
  const isShouted = [before, after].some((neighbour) => /^[A-Z]{2,}$/.test(neighbour) && isSaidAsWord(neighbour));
  if (isShouted) return false;
  if (word === 'it') return IT_NOUNS.test(after) || (/^(?:an|our|in|the)$/i.test(before) && /^(?:and|or)?$/.test(after));
  if (word === 'us') return before === '' || INITIALS_AFTER.test(before) || /^[A-Z][a-z]/.test(after);
  if (word === 'who') return INITIALS_AFTER.test(before);
  if (word === 'id' || word === 'la') return true;
  return false;
}

function isSaidAsWord(capitals: string): boolean {
  const word = capitals.toLowerCase();
  if (TWO_FACED.has(word) || ACRONYMS.has(word)) return true;
  return capitals.length >= 4 ? isPronounceable(word) && !SPELLED.has(word) : SHORT_WORDS.has(word);
}

const ONSET = '(?:[bcdfghjklmnpqrstvwxyz]|[bcfgkps]l|[bcdfgkptw]r|[dstgk]w|s[cfkmnpqt]|s(?:c|p|t|k)[rl]|sh|ch|th|ph|wh|qu|kn|wr|gn|gh|rh|shr|thr|chr|squ|sch|ps|pn|ts)?';
const CODA =
  '(?:[bcdfghjklmnpqrstvwxz]|ll|ss|ff|zz|tt|dd|gg|nn|mm|rr|pp|bb|ck|ch|sh|th|ng|nk|nt|nd|nc|ns|mp|mb|ms|ld|lf|lk|lm|lp|lt|ls|lv|lb|rb|rc|rd|rf|rg|rk|rl|rm|rn|rp|rt|rs|rv|rth|' +
  'st|sk|sp|sm|ct|cts|pt|pts|ft|fts|xt|gh|ght|ghts|tch|tz|ps|ts|ks|ds|bs|gs|cks|wn|wl|wns|wls|ws|ys|ngs|nks|nts|nds|mps|lls|sts|lds|rds|rts|rks|rms|rns|lts|lps|rst|nch|nth|ngth|rch|rld|mpt|dth|fth|xth|lth|rve|ph|gn|hn|sc|ngst)?';
const PRONOUNCEABLE = new RegExp(`^${ONSET}[aeiouy]+(?:[bcdfghjklmnpqrstvwxz]{1,4}[aeiouy]+)*${CODA}$`);

/** Built of English syllables, as far as letters show: "stop", "never", but not "html" or "ftse". */
export function isPronounceable(word: string): boolean {
  return word.length <= 40 && PRONOUNCEABLE.test(word) && !/^[aeiou]{3}|[jqxvwkh]{2}|^(?:ae|eo|uo|uu|ii|aa)/.test(word);
}
