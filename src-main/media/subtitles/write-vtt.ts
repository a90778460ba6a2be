import { writeClockTime } from './clock-time.ts';
import { escapeMarkup } from './cue-markup.ts';
import { inOrder, rowsOf, type WrittenCue } from './written-cue.ts';

const STYLE = { hourDigits: 2, point: '.', digits: 3 };

/** WebVTT (W3C): numbered cues, a speaker as a voice span. */
export function writeVtt(cues: readonly WrittenCue[]): string {
  const written = inOrder(cues).map(({ startSample, endSample, text, speaker }, index) => {
    const said = rowsOf(text).map(escapeMarkup).join('\n');
    const voiced = speaker === null ? said : `<v ${escapeMarkup(speaker)}>${said}</v>`;
    return `${index + 1}\n${writeClockTime(startSample, STYLE)} --> ${writeClockTime(endSample, STYLE)}\n${voiced}\n\n`;
  });
  return `WEBVTT\n\n${written.join('')}`;
}
