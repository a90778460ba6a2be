import { joinTexts } from '../domain/join-texts.ts';

/** What subtitles for the deaf and hard of hearing put in brackets: sounds, music, how something is said. */
const DESCRIPTION = /\[[^[\]]*\]|【[^【】]*】/gu;
/** A cue that is nothing but a remark in round brackets, with or without the dash of a speaker. */
const REMARK_ALONE = /^[-–—\s]*[(（][^()（）]*[)）]\s*[.。]?$/u;
const NOTES = /[♩♪♫♬]/gu;
/** A cue that is sung: notes (or the number signs of teletext) at both its ends, or notes before it that go on in the next cue. */
const SUNG = /^[-–—\s]*(?:[♩♪♫♬]|#\s.*\s?#$)/su;
const SPEAKER_DASH = /^[-–—‐]\s*(?=[\p{L}\p{N}"'“‘«„¿¡])/u;
const HAS_WORDS = /[\p{L}\p{N}\p{So}\p{Sc}%&@]/u;

/**
 * The words of a cue as a voice says them: on one line, without the dash that begins a speaker's turn, without notes and
 * without descriptions in square brackets. Empty for a cue that says nothing.
 */
export function spokenText(cueText: string): string {
  return rowsOf(cueText.replace(DESCRIPTION, ' ').replace(NOTES, ' '));
}

/** Whether a cue is speech: neither a song, nor a description of a sound such as `[door slams]`, nor without words. */
export function isSpeech(cueText: string): boolean {
  return !SUNG.test(cueText.trim()) && !REMARK_ALONE.test(cueText.trim()) && HAS_WORDS.test(spokenText(cueText));
}

/** The words of a cue that is to be spoken although it is no speech: a song's, or those of a description. */
export function wordsOfDescription(cueText: string): string {
  return rowsOf(cueText.replace(/[[\]【】()（）♩♪♫♬#]/gu, ' '));
}

function rowsOf(text: string): string {
  return text
    .split(/[\r\n]+/u)
    .map((row) => row.replace(/\s+/gu, ' ').trim().replace(SPEAKER_DASH, ''))
    .reduce(joinTexts, '');
}
