import { readMarkup, tagsAmong } from './cue-markup.ts';
import { readParts } from './cue-parts.ts';
import { FindingList } from './finding-list.ts';
import { SourceLines } from './source-lines.ts';
import { excerpt, LONGEST_RAW_WORDS, type SourceCue, type SubtitleReader, type SubtitleSource } from './subtitle-source.ts';
import { isTimingLine, readTimingLine } from './timing-line.ts';

const STYLE = { hourDigits: 2, point: ',', digits: 3 };

/** The lines of a cue: its number (undefined without), its times, and its words up to `last`, left out. */
interface Block {
  readonly number: number | undefined;
  readonly first: number;
  readonly timing: number;
  last: number;
}

/**
 * Reads SubRip, which has no standard but its own habits. Numbers may be wrong or missing, blank lines missing or too many,
 * cues in any order.
 */
export const readSrt: SubtitleReader = (text): SubtitleSource => {
  const lines = new SourceLines(text);
  const findings = new FindingList();
  const cues: SourceCue[] = [];
  const blocks = listBlocks(lines, findings);
  checkNumbers(blocks, findings);
  blocks.forEach((block, index) => {
    const timing = readTimingLine(lines.text(block.timing), lines.start(block.timing), STYLE);
    const where = { cue: index + 1, fileLine: block.timing + 1 };
    if (!timing) {
      findings.add({ ...where, outcome: 'refused', code: 'time-malformed', problem: `has a time code that cannot be read: ${excerpt(lines.text(block.timing))}`, consequence: 'its cue was left out' });
      return;
    }
    if (timing.problem) findings.add({ ...where, outcome: 'mended', ...timing.problem });
    let end = block.last;
    while (end > block.timing + 1 && lines.isBlank(end - 1)) end -= 1;
    const words = { start: lines.start(block.timing + 1), end: end > block.timing + 1 ? lines.end(end - 1) : lines.start(block.timing + 1) };
    if (words.end - words.start > LONGEST_RAW_WORDS) {
      findings.add({ ...where, outcome: 'refused', code: 'too-long', problem: 'has more words than any cue', consequence: 'its cue was left out' });
      return;
    }
    cues.push({
      index,
      fileLine: block.timing + 1,
      startSample: timing.startSample,
      endSample: timing.endSample,
      parts: readParts(readMarkup(text, words, 'srt')),
      place: lines.place(block.first, block.last),
      retime: (startSample, endSample) => timing.retime(startSample, endSample),
      // Markup that words happen to spell would be taken for markup; SubRip has no way to say it is not.
      write: (plain) => plain,
      tags: tagsAmong,
    });
  });
  return { cues, findings: findings.all };
};

function listBlocks(lines: SourceLines, findings: FindingList): Block[] {
  const blocks: Block[] = [];
  const timings: number[] = [];
  for (let line = 0; line < lines.count; line += 1) if (isTimingLine(lines.text(line))) timings.push(line);
  const numbered = hasNumber(lines, 0, timings[0] ?? 0) !== undefined;
  timings.forEach((timing, index) => {
    const after = index === 0 ? 0 : (timings[index - 1] ?? 0) + 1;
    const number = numbered ? hasNumber(lines, after, timing) : undefined;
    const first = number ?? timing;
    const before = blocks.at(-1);
    if (before) before.last = first;
    else tellWordsBefore(lines, first, findings);
    blocks.push({ number: number === undefined ? undefined : Number(lines.text(number)), first, timing, last: lines.count });
  });
  if (timings.length === 0) tellWordsBefore(lines, lines.count, findings);
  const last = blocks.at(-1);
  // The file breaks off within a cue: the number it ends with is nobody's words.
  if (last && numbered) last.last = strayNumber(lines, last) ?? last.last;
  return blocks;
}

/** The number above times, be it above a stray blank line; undefined where words stand there. */
function hasNumber(lines: SourceLines, after: number, timing: number): number | undefined {
  for (const line of [timing - 1, timing - 2]) {
    if (line < after) return undefined;
    if (isNumber(lines.text(line))) return line;
    if (!lines.isBlank(line)) return undefined;
  }
  return undefined;
}

function strayNumber(lines: SourceLines, block: Block): number | undefined {
  let line = block.last - 1;
  while (line > block.timing && lines.isBlank(line)) line -= 1;
  const isStray = line > block.timing + 1 && isNumber(lines.text(line)) && lines.isBlank(line - 1) && Number(lines.text(line)) === (block.number ?? 0) + 1;
  return isStray ? line : undefined;
}

function isNumber(line: string): boolean {
  return line.length < 40 && /^\s*\d{1,9}\s*$/.test(line);
}

function tellWordsBefore(lines: SourceLines, end: number, findings: FindingList): void {
  for (let line = 0; line < end; line += 1) {
    const words = lines.text(line);
    if (words.trim() === '' || isNumber(words)) continue;
    findings.add({ cue: null, fileLine: line + 1, outcome: 'refused', code: 'time-missing', problem: `has words but no time code before them: ${excerpt(words)}`, consequence: 'they were left out' });
    return;
  }
}

/** Told where the count breaks, not for every cue behind. */
function checkNumbers(blocks: readonly Block[], findings: FindingList): void {
  const numbered = blocks.filter(({ number }) => number !== undefined).length;
  if (numbered === 0 && blocks.length > 0) {
    findings.add({ cue: null, fileLine: 1, outcome: 'mended', code: 'number-missing', problem: 'and those below it have no numbers of cues', consequence: 'cues were counted' });
    return;
  }
  let expected: number | undefined;
  blocks.forEach(({ number, timing, first }, index) => {
    const where = { cue: index + 1, fileLine: first + 1, outcome: 'mended' as const };
    if (number === undefined) findings.add({ ...where, fileLine: timing + 1, code: 'number-missing', problem: 'has times but no number before them', consequence: 'the cue was counted' });
    else if (expected !== undefined && number !== expected) {
      findings.add({ ...where, code: 'number-wrong', problem: `has the number ${number} where ${expected} comes next`, consequence: 'cues were counted by their place' });
    }
    expected = (number ?? expected ?? 0) + 1;
  });
}
