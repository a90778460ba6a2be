/** Words that often stand before a colon at the start of a line without being anybody's name. */
const NOT_NAMES = new Set(
  (
    'a an the this that these those my your our his her their its one and but or so if when how what why who where which ' +
    'note notes warning caution attention important tip tips hint remember example question answer summary conclusion result ' +
    'chapter part section scene act step lesson episode title subtitle subject date time place location day week room page ' +
    'figure table source sources credit credits update reminder disclaimer ingredients problem solution cut fade int ext ' +
    'http https ftp mailto file ps re fw cc to from'
  ).split(' '),
);

/** One to three capitalised words (or numbers after the first), with an optional remark in brackets, before a colon. */
const LABEL = /^(\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?: (?:\p{Lu}[\p{L}\p{M}'’.-]{0,30}|#?\d{1,3})){0,2})(?: \([^()]{1,40}\))?: +(?=\S)/u;

export interface SpokenBy {
  readonly text: string;
  readonly character?: string;
}

/**
 * Splits `Mary: Good morning.` into who speaks and what. Conservative, because a word taken for a name is never spoken: a
 * sentence, a time, an address or a heading such as `Note:` stays text.
 */
export function splitSpeakerLabel(text: string): SpokenBy {
  const label = LABEL.exec(text);
  const character = label?.[1];
  if (!label || character === undefined || character.length > 40) return { text };
  const words = character.split(' ');
  const shouted = character === character.toUpperCase() && character.length > 1;
  const first = (words[0] ?? '').toLowerCase();
  // "THE DOCTOR: ..." is a name all the same; "The truth is: ..." never gets here, "The Truth: ..." is a sentence.
  const article = shouted && words.length > 1 && ['the', 'a', 'an'].includes(first);
  if (NOT_NAMES.has(first) && !article) return { text };
  const rest = text.slice(label[0].length);
  // "Psalm 23: 4", "Apollo 11: 50 years".
  if (/\d$/.test(character) && /^\d/.test(rest)) return { text };
  return { text: rest, character };
}

/** What stands in brackets before words without being anybody's name: how they are said, and what else is heard. */
const SOUNDS = new Set(
  (
    'music song singing sings sing laughs laughing laughter laugh sighs sighing gasps gasping coughs coughing cries crying sobs sobbing ' +
    'screams screaming shouts shouting whispers whispering whispered murmurs mumbles groans groaning grunts grunting moans panting ' +
    'applause cheering cheers clapping silence pause beat inaudible indistinct chatter continues stops door phone rings ringing knocking ' +
    'thunder wind rain gunshot gunshots explosion static beeping beeps sniffs sniffles chuckles chuckling giggles giggling snorts yawns ' +
    'clears scoffs exhales inhales off on foreign english french german spanish chinese japanese russian italian both all narrator\'s ' +
    'translation subtitle untranslated musik lacht lachen seufzt seufzen weint schreit hustet applaus stille gelächter'
  ).split(' '),
);
/** The same in Chinese, by a character that names hold seldom. */
const CHINESE_REMARK = /[笑哭声音乐歌唱叹气咳嗽掌鼓默停注]/u;
const BRACKETED = /^(?:\[([^[\]\n]{1,40})\]|\(([^()\n]{1,40})\)|【([^【】\n]{1,20})】|（([^（）\n]{1,20})）)\s*[:：]?\s*(?=\S)/u;
const CHINESE_LABEL = /^(\p{Script=Han}[\p{Script=Han}\p{L}\p{N}·]{0,7})：\s*(?=\S)/u;
/** "He said:", "as follows:", "note:" and their like end so; names do not. */
const NOT_CHINESE_NAME = /[说道问答喊叫想写是为曰讲诉下意间点期集章节者话例题论果]$|^[我你他她它这那第]/u;
const NAME = /^\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?: (?:\p{Lu}[\p{L}\p{M}'’.-]{0,30}|#?\d{1,3})){0,2}$/u;

/**
 * The same for the words of a cue, which may also begin with `[Mary]`, `(Mary)`, their full-width likes, or a Chinese name
 * and a full-width colon.
 */
export function splitCueLabel(text: string): SpokenBy {
  const chinese = CHINESE_LABEL.exec(text);
  if (chinese?.[1] !== undefined && !NOT_CHINESE_NAME.test(chinese[1])) return { text: text.slice(chinese[0].length), character: chinese[1] };
  const bracketed = BRACKETED.exec(text);
  if (!bracketed) return splitSpeakerLabel(text);
  const name = (bracketed[1] ?? bracketed[2] ?? bracketed[3] ?? bracketed[4] ?? '').trim();
  return isName(name) ? { text: text.slice(bracketed[0].length), character: name } : { text };
}

function isName(name: string): boolean {
  if (/^\p{Script=Han}{1,6}$/u.test(name)) return !CHINESE_REMARK.test(name) && !NOT_CHINESE_NAME.test(name);
  const words = name.toLowerCase().split(' ');
  const article = words.length > 1 && /^(?:the|a|an)$/.test(words[0] ?? '');
  return NAME.test(name) && !words.some((word) => SOUNDS.has(word)) && (article || !NOT_NAMES.has(words[0] ?? ''));
}
