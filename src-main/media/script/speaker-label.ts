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
