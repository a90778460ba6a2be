import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { readClockTime, rewriteClockTime, type ClockStyle, type ClockTime } from './clock-time.ts';
import type { Edit, Finding } from './subtitle-source.ts';

/** A clock time to the fraction opens the line, or two clock times stand together: the arrow is mistyped or missing. */
const TIMES_WITHOUT_ARROW =
  /^\s{0,20}(?:-?\d{1,4}:\d{2}:\d{2}[.,]\d|\d{1,4}:\d{2}[\d:.,]{0,12}\s{0,20}\S{0,4}\s{0,20}\d{1,4}:\d{2}[:.,]\d{2})/;
const ARROW = /[^\S\n]*(-->|-{1,3}>?|[\u2013\u2014\u2192]>?)[^\S\n]*/y;

/** Whether a line of a subtitle file means to give a cue's times, rightly or wrongly. */
export function isTimingLine(line: string): boolean {
  if (TIMES_WITHOUT_ARROW.test(line)) return true;
  const arrow = line.indexOf('-->');
  if (arrow < 0) return false;
  // An arrow between words is text; beside a digit or a colon it belongs to times.
  const before = /\S*$/.exec(line.slice(Math.max(0, arrow - 16), arrow).trimEnd())?.[0] ?? '';
  const after = /^\S*/.exec(line.slice(arrow + 3, arrow + 19).trimStart())?.[0] ?? '';
  return /[\d:]/.test(before + after);
}

export interface TimingLine {
  readonly startSample: number;
  readonly endSample: number | null;
  readonly problem?: Pick<Finding, 'code' | 'problem' | 'consequence'>;
  readonly retime: (startSample: number, endSample: number) => Edit[];
}

/**
 * Reads `00:00:01,000 --> 00:00:02,500`; what follows, set off by white space, is ignored. Slips are mended and told.
 * @param offset where the line begins in its file
 * @returns undefined where no start can be read
 */
export function readTimingLine(line: string, offset: number, style: ClockStyle): TimingLine | undefined {
  const start = readClockTime(line, line.length - line.trimStart().length);
  if (!start) return undefined;
  ARROW.lastIndex = start.end;
  const arrow = ARROW.exec(line);
  if (!arrow) return undefined;
  const endAt = start.end + arrow[0].length;
  const end = readClockTime(line, endAt);
  const isWhole = end !== undefined && !/^\S/.test(line.slice(end.end, end.end + 1));
  if (!isWhole) {
    // Words straight behind the arrow are no slip of a time.
    if (line.slice(endAt).trim() !== '') return undefined;
    return {
      startSample: Math.max(0, start.samples),
      endSample: null,
      problem: { code: 'time-missing', problem: 'does not say when its cue ends', consequence: 'the end was set by its words' },
      retime: (startSample, endSample) => [
        { start: offset + start.start, end: offset + line.length, text: `${written(start, startSample, style)} --> ${written(start, endSample, style)}` },
      ],
    };
  }
  const problem = problemOf(start, arrow[1] ?? '', end);
  return {
    startSample: Math.max(0, start.samples),
    endSample: Math.max(0, end.samples),
    ...(problem && { problem }),
    retime: (startSample, endSample) =>
      [...rewriteClockTime(start, startSample, style), ...rewriteClockTime(end, endSample, style)].map((edit) => ({ ...edit, start: offset + edit.start, end: offset + edit.end })),
  };
}

function written(like: ClockTime, samples: number, style: ClockStyle): string {
  return rewriteClockTime({ ...like, samples: samples + PROJECT_SAMPLE_RATE }, samples, style)[0]?.text ?? '';
}

function problemOf(start: ClockTime, arrow: string, end: ClockTime): TimingLine['problem'] {
  if (start.samples < 0 || end.samples < 0) {
    return { code: 'time-malformed', problem: 'has a time before zero', consequence: 'it was set to zero' };
  }
  if (!start.isPlain || !end.isPlain) {
    return { code: 'time-malformed', problem: 'has a time with more than 59 minutes or seconds', consequence: 'they were counted on' };
  }
  return arrow === '-->' ? undefined : { code: 'markup', problem: 'has a mistyped arrow between its times', consequence: 'it was read as "-->"' };
}
