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
  /<(\/?)(i|b|u|s|c|font|ruby|rt|lang|v)((?:[.\s][^<>]{0,300})?)>|<(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{3}>|(<br ?\/?>|\\N)|\{\\[^{}]{0,200}\}|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)/gi;

/** Takes the formatting off the words at a place of a file; one entry for each voice tag, with what stands before the first. */
export function readMarkup(source: string, place: Place, format: 'srt' | 'vtt'): VoiceText[] {
  const tags = [...source.slice(place.start, place.end).matchAll(MARKUP)];
  const voices: VoiceText[] = [];
  let voice: string | null = null;
  let begun = place.start;
  let at = place.start;
  let next = 0;
  for (;;) {
    let isAnnotation = false;
    let following: { readonly voice: string | null; readonly begun: number } | undefined;
    const text = MappedText.build((writer) => {
      const copy = (end: number): void => {
        if (!isAnnotation) writer.copy(source.slice(at, end), at);
      };
      while (next < tags.length && !following) {
        const found = tags[next];
        next += 1;
        if (!found) break;
        const [tag, closing, name, attributes = '', lineBreak, entity] = found;
        const start = place.start + found.index;
        copy(start);
        at = start + tag.length;
        const kind = name?.toLowerCase();
        // WebVTT has no such line break: there it is a backslash and a letter.
        if (tag === '\\N' && format === 'vtt') writer.copy(tag, start);
        else if (lineBreak !== undefined) writer.put('\n', start, at);
        else if (entity !== undefined && !isAnnotation) writer.put(decodeEntities(entity), start, at);
        else if (kind === 'rt') isAnnotation = closing === '';
        else if (kind === 'ruby') isAnnotation = false;
        else if (kind === 'v') following = closing === '' ? { voice: voiceName(attributes), begun: start } : { voice: null, begun: at };
      }
      if (!following) copy(place.end);
    });
    const end = following ? following.begun : place.end;
    if (text.text.trim() !== '') voices.push({ voice, text, place: { start: begun, end } });
    if (!following) return voices;
    ({ voice, begun } = following);
  }
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
