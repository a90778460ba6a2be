import { decodeEntities } from './decode-entities.ts';
import { splitSpeakerLabel } from './speaker-label.ts';
import type { SpokenBy } from './speaker-label.ts';

/** Formatting of SubRip and WebVTT, closed or open, with classes and attributes; other tags belong to the text. */
const FORMAT_TAG = /<\/?(?:i|b|u|s|c|font|ruby|rt|lang|v)(?:[.\s][^<>]{0,300})?>|<(?:\d{1,4}:)?\d{2}:\d{2}[.,]\d{3}>/gi;
/** SubStation Alpha overrides that live on in SubRip files: `{\an8}`. */
const OVERRIDE_TAG = /\{\\[^{}]{0,200}\}/g;
const VOICE_TAG = /<v(?:\.[^\s<>]{0,100})?\s+([^<>]{1,200})>/i;
const BEFORE_VOICE_TAG = /(?=<v(?:\.[^\s<>]{0,100})?\s+[^<>]{1,200}>)/i;
/** Notes that mark singing. */
const MUSIC = /[♩♪♫♬]/g;

/** What is said in a cue, by whom, without formatting; one entry for each voice tag. The text may be empty. */
export function readCueText(lines: readonly string[]): SpokenBy[] {
  const cue = lines.join('\n');
  const voices = cue.split(BEFORE_VOICE_TAG).filter((part) => part.trim() !== '');
  return voices.map((part) => {
    const character = plain(VOICE_TAG.exec(part)?.[1] ?? '');
    const text = plain(part);
    return character === '' ? splitSpeakerLabel(text) : { text, character };
  });
}

function plain(marked: string): string {
  const text = decodeEntities(marked.replace(OVERRIDE_TAG, '').replace(FORMAT_TAG, '').replace(/<br ?\/?>|\\[Nn]/g, '\n'));
  // Two speakers who share a cue have their lines begun with dashes.
  return text.replace(MUSIC, ' ').replace(/^\s*[-–—]\s*(?=\p{L}|["'“‘¿¡])/gmu, '').replace(/\s+/g, ' ').trim();
}
