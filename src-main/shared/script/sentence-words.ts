/*
 * What tells in English, German and Chinese whether a sentence goes on. Lower case throughout.
 */

/** A full stop behind these is no end: a name, a number or a noun follows. */
export const ABBREVIATIONS_BEFORE: ReadonlySet<string> = new Set(
  ('mr mrs ms dr prof rev fr sr st mt gen col maj capt cmdr lt sgt cpl gov sen rep hon messrs mme mlle vs approx ' + 'hr fr frl bzw ca evtl ggf inkl sog vgl geb hrsg z.b d.h u.a i.d.r o.ä z.t v.a e.g i.e cf').split(' '),
);

/** So are these, but for a number alone: "No." is a sentence. */
export const ABBREVIATIONS_BEFORE_NUMBERS: ReadonlySet<string> = new Set('no nos nr vol pp abs abt bd kap str'.split(' '));

/** These may end a sentence as well: it goes on only where small letters follow. */
export const ABBREVIATIONS_WITHIN: ReadonlySet<string> = new Set('etc usw usf bros inc ltd co corp jr jan feb mar apr jun jul aug sep sept oct okt nov dec dez mo di mi do sa so a.m p.m u.s u.k u.n'.split(' '));

export const MONTHS: ReadonlySet<string> = new Set('januar jänner februar märz april mai juni juli august september oktober november dezember'.split(' '));

/** Behind these, something has to follow. */
export const LEADS_ON: ReadonlySet<string> = new Set(
  (
    'a an the this that these those my your our his her its their and but or nor if when while because although though unless until than as of in on at to from with without by for into onto about over under ' +
    'between through during before after who whose which what where is are was were be been am will would can could shall should must may might has have had do does did not very so too ' +
    'der die das den dem des ein eine einen einem einer eines mein meine dein deine sein seine ihr ihre unser unsere euer und oder aber denn weil dass daß wenn als ob obwohl damit sodass bevor nachdem während bis ' +
    'mit ohne von vom zu zum zur für gegen durch um bei beim nach seit aus auf an am im in ins über unter vor hinter neben zwischen wegen trotz ist sind war waren bin bist hat haben hatte hatten wird werden wurde wurden kann können muss müssen soll sollen will wollen nicht sehr'
  ).split(' '),
);

/** With these, a clause is added to the one before. */
export const GOES_ON: ReadonlySet<string> = new Set(
  'and but or nor because although though unless until while which who whose than und oder sondern weil dass daß obwohl damit sodass bevor nachdem während bis als wie wenn ob welche welcher welches'.split(' '),
);

/** Chinese: what a cue ends on when more has to follow, and what it begins with when it belongs to the one before. */
export const CHINESE_LEADS_ON = /(?:因为|如果|虽然|即使|只要|只有|除非|当|在|和|与|跟|或者|以及|而且|但是|可是|不过|所以|并且|关于|对于|为了|把|被|从|向|比|就是|都是|是|的|地|得|的时候|之后|以后|之前|以前|的话)$/u;
export const CHINESE_GOES_ON = /^(?:而且|并且|但是?|可是?|不过|然而|所以|因此|因为|于是|以及|或者?|还有|甚至|的|地|得|就|才|也|却|则|否则|那么?就)/u;

const GERMAN = /(?:^|[^\p{L}])(?:der|die|das|und|nicht|ich|ist|ein|eine|sie|wir|auf|mit|zu)(?=$|[^\p{L}])|[äöüß]/giu;
const ENGLISH = /(?:^|[^\p{L}])(?:the|and|not|you|is|an?|she|he|we|of|with|to|it)(?=$|[^\p{L}])/giu;

/** Whether a text is German rather than English: nouns begin with a capital, so that a capital says little. */
export function isGerman(text: string): boolean {
  return (text.match(GERMAN)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0);
}
