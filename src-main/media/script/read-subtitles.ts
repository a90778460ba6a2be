import type { ScriptLine, Slot } from '../../shared/domain/script.ts';
import { readCueText } from './cue-text.ts';
import { isSpeakable } from './is-speakable.ts';
import type { SpokenBy } from './speaker-label.ts';
import { isTimingLine, readTimingLine, timeCodeError } from './time-code.ts';

interface Cue {
  readonly slot: Slot;
  readonly lineNumber: number;
  readonly text: string[];
}

/**
 * Reads SubRip and WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"), told apart by content: a `WEBVTT` header, or
 * `vtt` set, makes blank lines end a cue. Times are read strictly, the rest kindly: numbers may be wrong or missing, blank
 * lines missing, cues in any order and overlapping. Settings and comments are ignored, cues without words skipped.
 * @throws VoxloomError `input.time-code` for times that cannot be read, or words without times.
 */
export function readSubtitles(source: string, vtt: boolean): ScriptLine[] {
  const lines = source.split(/\r\n|\n|\r/);
  const header = /^WEBVTT(?=\s|$)/.test(lines[0] ?? '');
  const cues = header || vtt ? listVttCues(lines, header) : listSrtCues(lines);
  return cues.flatMap(({ slot, lineNumber, text }) => {
    const spoken = readCueText(text).filter((part) => isSpeakable(part.text));
    // The words begin on the line after the times.
    return spoken.map((part, index) => ({ ...part, slot: shareSlot(slot, spoken, index), sourceLine: lineNumber + 1 }));
  });
}

function listSrtCues(lines: readonly string[]): Cue[] {
  const numbered = lines.slice(0, lines.findIndex(isTimingLine)).some(isCueNumber);
  const cues: Cue[] = [];
  lines.forEach((line, index) => {
    if (isTimingLine(line)) {
      cues.push({ slot: readTimingLine(line, index + 1), lineNumber: index + 1, text: [] });
    } else if (line.trim() === '' || (numbered && isCueNumber(line) && endsCue(lines, index))) {
      return;
    } else if (cues.length === 0) {
      // A number alone is nobody's words: the line below it is the one to mend.
      if (isCueNumber(line)) return;
      throw wordsWithoutTimes(line, index);
    } else {
      cues.at(-1)?.text.push(line);
    }
  });
  return cues;
}

function listVttCues(lines: readonly string[], header: boolean): Cue[] {
  const cues: Cue[] = [];
  let block: 'new' | 'cue' | 'skipped' = header ? 'skipped' : 'new';
  lines.forEach((line, index) => {
    if (isTimingLine(line)) {
      // The standard has times begin a cue wherever they stand, even within a comment.
      cues.push({ slot: readTimingLine(line, index + 1), lineNumber: index + 1, text: [] });
      block = 'cue';
    } else if (line.trim() === '') {
      block = 'new';
    } else if (block === 'cue') {
      cues.at(-1)?.text.push(line);
    } else if (block === 'new' && /^(?:NOTE|STYLE|REGION)(?=\s|$)/.test(line)) {
      block = 'skipped';
    } else if (block === 'new' && !isTimingLine(lines[index + 1] ?? '')) {
      // One line above the times is the cue's name.
      throw wordsWithoutTimes(line, index);
    }
  });
  return cues;
}

function isCueNumber(line: string): boolean {
  return /^\s*\d{1,9}\s*$/.test(line);
}

/** A number belongs to the next cue if times follow, be it after a stray blank line, or if the file breaks off there. */
function endsCue(lines: readonly string[], index: number): boolean {
  let next = index + 1;
  while (next < lines.length && lines[next]?.trim() === '') next++;
  return next === lines.length || (next <= index + 2 && isTimingLine(lines[next] ?? ''));
}

function wordsWithoutTimes(line: string, index: number): Error {
  return timeCodeError(index + 1, 'has words but no time code before them', line, 'Write one like 00:01:02,500 --> 00:01:04,000.');
}

/** Voices within one cue speak one after the other, each for its share of the letters. */
function shareSlot(slot: Slot, spoken: readonly SpokenBy[], index: number): Slot {
  const lengths = spoken.map((part) => part.text.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const before = lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  const at = (letters: number): number => Math.round(slot.startMs + ((slot.endMs - slot.startMs) * letters) / total);
  const startMs = at(before);
  return { startMs, endMs: Math.max(startMs + 1, at(before + (lengths[index] ?? 0))) };
}
