import { writeClockTime } from './clock-time.ts';
import { inOrder, rowsOf, type WrittenCue } from './written-cue.ts';

const STYLE = { hourDigits: 2, point: ',', digits: 3 };

/** SubRip: numbered cues, times to the millisecond, a speaker as `Name: `. Lines end with CRLF, as most of its readers expect. */
export function writeSrt(cues: readonly WrittenCue[]): string {
  return inOrder(cues)
    .map(({ startSample, endSample, text, speaker }, index) => {
      const rows = rowsOf(speaker === null ? text : `${speaker}: ${text}`);
      return `${index + 1}\r\n${writeClockTime(startSample, STYLE)} --> ${writeClockTime(endSample, STYLE)}\r\n${rows.join('\r\n')}\r\n\r\n`;
    })
    .join('');
}
