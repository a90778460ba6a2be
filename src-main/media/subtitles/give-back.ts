import type { SubtitleFile } from '../../shared/domain/project-rows.ts';
import { isSpeech } from '../../shared/script/spoken-text.ts';
import { canEncode, encodeText, STRAY_BYTE } from '../text-encoding.ts';
import type { MappedText } from './mapped-text.ts';
import { SUBTITLE_READERS } from './read-subtitles.ts';
import { settleCues, type SettledCue } from './settle-cues.ts';
import { spokenWords } from './spoken-words.ts';
import type { Edit, SourceCue, SourcePart } from './subtitle-source.ts';

/** A voice of a cue that is still spoken, as it is to be in the file. */
export interface GivenCue {
  /** Which cue of the file, and which of its voices; those of `SubtitleImport`. */
  readonly index: number;
  readonly part: number;
  readonly startSample: number;
  readonly endSample: number;
  readonly text: string;
}

/**
 * A subtitle file as it was imported, with only what changed written anew, in its place and in the file's own way: times, and
 * the words that differ. Speech that nobody says any more is dropped; what is no speech, such as songs, stays. Encoding, byte order mark, line
 * ends, numbers, markup and everything else are as they were; with no change, so is every byte. Words that the encoding does
 * not have make it UTF-8.
 * @param cues every cue that is still spoken, in any order
 * @returns undefined where new times cannot be written in their places, as in a TTML sequence: write the file anew
 */
export function giveBack(file: Pick<SubtitleFile, 'format' | 'encoding' | 'byteOrderMark' | 'text'>, cues: readonly GivenCue[]): Uint8Array | undefined {
  const given = new Map<number, GivenCue[]>();
  for (const cue of cues) {
    const parts = given.get(cue.index);
    if (parts) parts.push(cue);
    else given.set(cue.index, [cue]);
  }
  const edits: Edit[] = [];
  for (const settled of settleCues(SUBTITLE_READERS[file.format](file.text)).cues) {
    for (const source of [settled.source, ...(settled.source.echoes ?? [])]) {
      const made = editsOf(source, settled, given.get(settled.source.index) ?? [], file.text);
      if (!made) return undefined;
      edits.push(...made);
    }
  }
  const text = edited(file.text, edits);
  if (edits.length === 0 || canEncode(text.replace(STRAY_BYTE, ''), file.encoding)) return encodeText({ ...file, text });
  return encodeText({ text, encoding: 'utf-8', byteOrderMark: true });
}

/** @param source where it stands in the file: its own place, or that of an echo of it */
function editsOf(source: SourceCue, { startSample, endSample, parts }: SettledCue, given: readonly GivenCue[], text: string): readonly Edit[] | null {
  const isGone = ({ text: words }: SourcePart, at: number): boolean => isSpeech(words.text) && !given.some((cue) => cue.part === at);
  if (given.length === 0) return source.parts.every(isGone) ? [{ ...source.place, text: '' }] : [];
  const start = Math.min(...given.map((cue) => cue.startSample));
  const end = Math.max(...given.map((cue) => cue.endSample));
  // Without its last voice a cue may well end sooner: that is no change of anybody's.
  const was = parts.filter(({ part }) => given.some((cue) => cue.part === part));
  const isMoved = start !== (was[0]?.startSample ?? startSample) || end !== (was.at(-1)?.endSample ?? endSample);
  const times = isMoved ? source.retime(start, end) : [];
  if (!times) return null;
  const words = source.parts.flatMap((part, at) => {
    const cue = given.find((candidate) => candidate.part === at);
    if (cue) return rewritten(source, part, cue.text, text);
    return isGone(part, at) ? [removed(source, part, text)] : [];
  });
  return [...times, ...words];
}

/** What differs between the words of the file and those to be written, put where it stands; tags that stood there stay. */
function rewritten(source: SourceCue, part: SourcePart, words: string, text: string): Edit[] {
  if (words === part.text.text) return [];
  const spoken = spokenWords(part.text);
  const wanted = words.replace(/\s+/g, ' ').trim();
  if (wanted === spoken.text) return [];
  const [start, tail] = difference(spoken.text, wanted);
  const end = spoken.text.length - tail;
  const fresh = source.write(wanted.slice(start, wanted.length - tail));
  const place = spoken.sourceOf(start, end) ?? insertionAt(spoken, start);
  if (!place) return [{ start: part.place.end, end: part.place.end, text: fresh }];
  return [{ ...place, text: fresh + source.tags(text.slice(place.start, place.end)) }];
}

function insertionAt(spoken: MappedText, at: number): { start: number; end: number } | undefined {
  const before = spoken.sourceOf(at - 1, at);
  if (before) return { start: before.end, end: before.end };
  const behind = spoken.sourceOf(at, at + 1);
  return behind && { start: behind.start, end: behind.start };
}

/** Lengths of what two texts have in common at their beginnings and, behind that, at their ends; no character is cut apart. */
function difference(before: string, after: string): [head: number, tail: number] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (isLead(before.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  if (tail > 0 && isTrail(before.charCodeAt(before.length - tail))) tail -= 1;
  return [head, tail];
}

function isLead(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isTrail(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function removed(source: SourceCue, { place }: SourcePart, text: string): Edit {
  return { ...place, text: source.tags(text.slice(place.start, place.end)) };
}

/** @param edits that do not meet */
function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}
