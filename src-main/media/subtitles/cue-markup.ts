import { decodeEntities } from '../script/decode-entities.ts';
import { MappedText } from './mapped-text.ts';
import type { Place } from './subtitle-source.ts';

/** Words of one voice, as the markup tells it. */
export interface VoiceText {
  /** null where no tag names anybody. */
  readonly voice: string | null;
  readonly text: MappedText;
  readonly place: Place;
}

/**
 * What SubRip and WebVTT put into words: formatting, closed or open, with classes and attributes; times within a cue;
 * SubStation overrides that live on in SubRip files, `{\an8}`; line breaks of both; character references. Other tags
 * belong to the text. Every repetition is bounded, so that long lines cost no more than their length.
 */
const MARKUP =
  /<(\/?)(i|b|u|s|c|font|ruby|rt|lang|v)((?:[.\s][^<>]{0,300})?)>|<(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{3}>|(<br ?\/?>|\\[Nn])|\{\\[^{}]{0,200}\}|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)/gi;

/** Takes the formatting off the words at a place of a file; one entry for each voice tag, with what stands before the first. */
export function readMarkup(source: string, place: Place): VoiceText[] {
  const voices: VoiceText[] = [];
  let begun = place.start;
  let voice: string | null = null;
  let from = place.start;
  while (from <= place.end) {
    let next: { voice: string | null; begun: number; from: number } | undefined;
    const text = MappedText.build((writer) => {
      let at = from;
      let isAnnotation = false;
      const copy = (end: number): void => {
        if (!isAnnotation) writer.copy(source.slice(at, end), at);
      };
      MARKUP.lastIndex = from;
      for (let found = MARKUP.exec(source); found && found.index < place.end; found = MARKUP.exec(source)) {
        const [tag, closing, name, attributes = '', lineBreak, entity] = found;
        const end = found.index + tag.length;
        if (end > place.end) break;
        copy(found.index);
        at = end;
        const isVoice = name?.toLowerCase() === 'v';
        if (lineBreak !== undefined) writer.put('\n', found.index, end);
        else if (entity !== undefined && !isAnnotation) writer.put(decodeEntities(entity), found.index, end);
        else if (name?.toLowerCase() === 'rt') isAnnotation = closing === '';
        else if (name?.toLowerCase() === 'ruby') isAnnotation = false;
        else if (isVoice) {
          next = closing === '' ? { voice: voiceName(attributes), begun: found.index, from: end } : { voice: null, begun: end, from: end };
          return;
        }
      }
      copy(place.end);
    });
    const end = next ? next.begun : place.end;
    if (text.text.trim() !== '') voices.push({ voice, text, place: { start: begun, end } });
    if (!next) break;
    ({ voice, begun, from } = next);
  }
  return voices;
}

/** `.loud Mary Ann` is Mary Ann. */
function voiceName(attributes: string): string | null {
  const name = decodeEntities(attributes.replace(/^\.[^\s]{0,100}/, '')).replace(/\s+/g, ' ').trim();
  return name === '' ? null : name;
}

/** Words as WebVTT has them. */
export function escapeMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The formatting among words that go, so that what it opens and closes beyond them stays whole. */
export function tagsAmong(raw: string): string {
  return [...raw.matchAll(MARKUP)].filter(([tag, , name]) => tag.startsWith('{') || (name !== undefined && name.toLowerCase() !== 'v')).map(([tag]) => tag).join('');
}
