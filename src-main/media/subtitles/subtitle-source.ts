import type { SubtitleFault } from '../../shared/contract/dubbing-views.ts';
import type { MappedText } from './mapped-text.ts';

/** A stretch of the file's text, UTF-16 offsets. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is to stand at a place instead. */
export interface Edit extends Place {
  readonly text: string;
}

/** One voice of a cue. */
export interface SourcePart {
  readonly speaker: string | null;
  /** Without formatting and name, on lines as in the file. */
  readonly text: MappedText;
  /** Its words with name, dash and tags: what goes when nobody says it any more. */
  readonly place: Place;
}

/** A cue as it stands in its file. Times are samples at 48 kHz. */
export interface SourceCue {
  /** From 0 in the order of the file; refused ones count. */
  readonly index: number;
  /** Where its times are, from 1. */
  readonly fileLine: number;
  readonly startSample: number;
  /** null where the file does not say it. */
  readonly endSample: number | null;
  readonly parts: readonly SourcePart[];
  /** All of it, so that what is left without it is a file like before. */
  readonly place: Place;
  /** The same words at the same time once more, as layers of one picture have them: never spoken, changed along. */
  readonly echoes?: readonly SourceCue[];
  /** Has it last from one sample to another, in its own way of writing times; null where that cannot be said at its place alone. */
  readonly retime: (startSample: number, endSample: number) => Edit[] | null;
  /** Plain words as this format writes them. */
  readonly write: (words: string) => string;
  /** The markup among words of the file, which stays when the words go. */
  readonly tags: (raw: string) => string;
}

/** Something that is not as it should be. `message` of its fault is "Line 5 <problem>; <consequence>." */
export interface Finding extends Omit<SubtitleFault, 'message'> {
  readonly problem: string;
  readonly consequence: string;
}

export interface SubtitleSource {
  readonly cues: readonly SourceCue[];
  readonly findings: readonly Finding[];
}

/** Words of a cue with their markup; beyond this they are not looked at. */
export const LONGEST_RAW_WORDS = 100_000;

/** Reads one format. Never throws for what a file holds. */
export type SubtitleReader = (text: string) => SubtitleSource;

/** The file's own words, short enough to be shown. */
export function excerpt(words: string): string {
  const shown = words.slice(0, 400).trim().replace(/[\p{Cc}\p{Co}]/gu, ' ');
  return `"${shown.length > 80 ? `${shown.slice(0, 80)}…` : shown}"`;
}
