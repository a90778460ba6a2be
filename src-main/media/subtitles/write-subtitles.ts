/** One cue of a subtitle file, in ms on its clock. */
export interface SubtitleCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly speaker?: string;
}

/** SubRip: numbered cues, times to the millisecond, a speaker as `Name: `. Cues are written in the order of their starts. */
export function writeSubRip(cues: readonly SubtitleCue[]): string {
  return inOrder(cues)
    .map(({ startMs, endMs, text, speaker }, index) => {
      const said = speaker === undefined ? text : `${speaker}: ${text}`;
      return `${String(index + 1)}\r\n${clock(startMs, ',')} --> ${clock(endMs, ',')}\r\n${onLines(said, '\r\n')}\r\n\r\n`;
    })
    .join('');
}

/** WebVTT (W3C): a speaker as a voice span. */
export function writeWebVtt(cues: readonly SubtitleCue[]): string {
  const written = inOrder(cues).map(({ startMs, endMs, text, speaker }) => {
    const said = onLines(escapeVtt(text), '\n');
    return `${clock(startMs, '.')} --> ${clock(endMs, '.')}\n${speaker === undefined ? said : `<v ${escapeVtt(speaker)}>${said}`}\n\n`;
  });
  return `WEBVTT\n\n${written.join('')}`;
}

function inOrder(cues: readonly SubtitleCue[]): readonly SubtitleCue[] {
  return cues.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

/** A blank line would end the cue. */
function onLines(text: string, lineEnd: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(lineEnd);
}

function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function clock(ms: number, point: ',' | '.'): string {
  const whole = Math.round(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(whole / 3_600_000))}:${two(Math.floor(whole / 60_000) % 60)}:${two(Math.floor(whole / 1000) % 60)}${point}${String(whole % 1000).padStart(3, '0')}`;
}
