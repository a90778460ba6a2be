import { escapeMarkup, readMarkup, tagsAmong } from './cue-markup.ts';
import { readParts } from './cue-parts.ts';
import { FindingList } from './finding-list.ts';
import { SourceLines } from './source-lines.ts';
import { excerpt, LONGEST_RAW_WORDS, type SourceCue, type SubtitleReader, type SubtitleSource } from './subtitle-source.ts';
import { isTimingLine, readTimingLine } from './timing-line.ts';

const STYLE = { hourDigits: 2, point: '.', digits: 3 };
const HEADER = /^WEBVTT(?=\s|$)/;

/** The lines of a cue: its name (if any), its times, and its words up to `last`, left out. */
interface Block {
  readonly first: number;
  readonly timing: number;
  last: number;
}

/**
 * Reads WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"): blocks end at blank lines, times begin a cue wherever they
 * stand, even within a comment. Header, comments, styles, regions, names and settings of cues stay in the file.
 */
export const readVtt: SubtitleReader = (text): SubtitleSource => {
  const lines = new SourceLines(text);
  const findings = new FindingList();
  if (!HEADER.test(lines.text(0))) {
    findings.add({ cue: null, fileLine: 1, outcome: 'mended', code: 'unreadable', problem: 'is not the word WEBVTT that begins such a file', consequence: 'it was read as if it were' });
  }
  const cues = listBlocks(lines, findings).flatMap((block, index): SourceCue[] => {
    const where = { cue: index + 1, fileLine: block.timing + 1 };
    const timing = readTimingLine(lines.text(block.timing), lines.start(block.timing), STYLE);
    if (!timing) {
      findings.add({ ...where, outcome: 'refused', code: 'time-malformed', problem: `has a time code that cannot be read: ${excerpt(lines.text(block.timing))}`, consequence: 'its cue was left out' });
      return [];
    }
    if (timing.problem) findings.add({ ...where, outcome: 'mended', ...timing.problem });
    const start = lines.start(block.timing + 1);
    const words = { start, end: block.last > block.timing + 1 ? lines.end(block.last - 1) : start };
    if (words.end - words.start > LONGEST_RAW_WORDS) {
      findings.add({ ...where, outcome: 'refused', code: 'too-long', problem: 'has more words than any cue', consequence: 'its cue was left out' });
      return [];
    }
    let last = block.last;
    while (last < lines.count && lines.isBlank(last)) last += 1;
    return [
      {
        index,
        fileLine: block.timing + 1,
        startSample: timing.startSample,
        endSample: timing.endSample,
        parts: readParts(readMarkup(text, words, 'vtt')),
        place: lines.place(block.first, last),
        retime: (startSample, endSample) => timing.retime(startSample, endSample),
        write: escapeMarkup,
        tags: tagsAmong,
      },
    ];
  });
  return { cues, findings: findings.all };
};

function listBlocks(lines: SourceLines, findings: FindingList): Block[] {
  const blocks: Block[] = [];
  let inside: 'nothing' | 'cue' | 'skipped' = HEADER.test(lines.text(0)) ? 'skipped' : 'nothing';
  let open: Block | undefined;
  const close = (line: number): void => {
    if (open) open.last = line;
    open = undefined;
  };
  for (let line = 0; line < lines.count; line += 1) {
    const words = lines.text(line);
    if (isTimingLine(words)) {
      const isNamed = inside === 'nothing' && line > 0 && !lines.isBlank(line - 1) && !open;
      close(line);
      open = { first: isNamed ? line - 1 : line, timing: line, last: lines.count };
      blocks.push(open);
      inside = 'cue';
    } else if (words.trim() === '') {
      close(line);
      inside = 'nothing';
    } else if (inside === 'nothing' && /^(?:NOTE|STYLE|REGION)(?=\s|$)/.test(words)) {
      inside = 'skipped';
    } else if (inside === 'nothing' && !(line + 1 < lines.count && isTimingLine(lines.text(line + 1)))) {
      // One line above the times is the cue's name; anything else belongs to nothing.
      findings.add({ cue: null, fileLine: line + 1, outcome: 'refused', code: 'time-missing', problem: `has words but no time code before them: ${excerpt(words)}`, consequence: 'they were left out' });
      inside = 'skipped';
    }
  }
  return blocks;
}
