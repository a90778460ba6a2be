import { joinTexts } from '../../shared/domain/join-texts.ts';
import { isSpeech } from '../../shared/script/spoken-text.ts';
import type { MappedText } from './mapped-text.ts';

const DESCRIPTION = /\[[^[\]]*\]|【[^【】]*】/gu;
const NOTES = /[♩♪♫♬]/gu;
const MARKS_OF_DESCRIPTION = /[[\]【】()（）♩♪♫♬#]/gu;
const SPEAKER_DASH = /(?:^|\n)[-–—‐][^\S\n]*(?=[\p{L}\p{N}"'“‘«„¿¡])/gu;

/** What `textOfCue` makes of the words of a cue, with each character's place in the file. */
export function spokenWords(words: MappedText): MappedText {
  const bare = isSpeech(words.text) ? words.replace(DESCRIPTION, () => ' ').replace(NOTES, () => ' ') : words.replace(MARKS_OF_DESCRIPTION, () => ' ');
  const rows = bare
    .replace(/\s+/g, (space) => (/[\n\r]/.test(space) ? '\n' : ' '))
    .trim()
    .replace(SPEAKER_DASH, (dash) => (dash.startsWith('\n') ? '\n' : ''));
  return rows.replace(/\n/g, (_, at) => {
    // The characters beside it say whether there is a space.
    const before = rows.text.slice(Math.max(0, at - 2), at);
    const behind = rows.text.slice(at + 1, at + 3);
    return joinTexts(before, behind).length > before.length + behind.length ? ' ' : '';
  });
}
