import { writeClockTime } from './clock-time.ts';
import { inOrder, rowsOf, type WrittenCue } from './written-cue.ts';

const STYLE = { hourDigits: 2, point: ',', digits: 3 };

/** SubRip: numbered cues, times to the millisecond, a speaker as `Name: `. Lines end with CRLF, as most of its readers expect. */
export function writeSrt(cues: readonly WrittenCue[]): string {
  return inOrder(cues)
    .map(({ startSample, endSample, text, speaker }, index) => {
      const rows = rowsOf(speaker === null ? text : speaker + colonOf(speaker) + text);
      return `${index + 1}\r\n${writeClockTime(startSample, STYLE)} --> ${writeClockTime(endSample, STYLE)}\r\n${rows.join('\r\n')}\r\n\r\n`;
    })
    .join('');
}

/** Chinese has a colon of its own, with no space behind it. */
function colonOf(speaker: string): string {
  return /^\p{Script=Han}/u.test(speaker) ? '：' : ': ';
}
