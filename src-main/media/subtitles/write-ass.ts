import { writeClockTime } from './clock-time.ts';
import { escapeAss } from './escape-ass.ts';
import { inOrder, rowsOf, type WrittenCue } from './written-cue.ts';

const STYLE = { hourDigits: 1, point: '.', digits: 2 };
const STYLE_FIELDS =
  'Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding';
/** Light colours of text, blue before green before red as the format has them, told apart by eyes of every kind. */
const COLOURS = ['&H00FFFFFF', '&H0080F0FF', '&H00FFE0A0', '&H00A0FFB0', '&H00C0C0FF', '&H00FFC0F0', '&H0060C8FF', '&H00E8FFC0'];
const NOBODY = 'Default';

/** SubStation Alpha 4+: the speaker of each event as its actor, and a style for each speaker. */
export function writeAss(cues: readonly WrittenCue[], title: string): string {
  const ordered = inOrder(cues);
  const speakers = [...new Set(ordered.flatMap(({ speaker }) => (speaker === null ? [] : [fieldOf(speaker)])))];
  const styles = [NOBODY, ...speakers.filter((speaker) => speaker !== NOBODY)].map(
    (name, index) => `Style: ${name},Arial,54,${COLOURS[index % COLOURS.length] ?? ''},&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,96,96,54,1`,
  );
  const events = ordered.map(({ startSample, endSample, text, speaker }) => {
    const name = speaker === null ? '' : fieldOf(speaker);
    const words = rowsOf(text).map(escapeAss).join('\\N');
    return `Dialogue: 0,${writeClockTime(startSample, STYLE)},${writeClockTime(endSample, STYLE)},${name || NOBODY},${name},0,0,0,,${words}`;
  });
  const lines = [
    '[Script Info]',
    `Title: ${title.replace(/\s+/g, ' ').trim()}`,
    'ScriptType: v4.00+',
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    'PlayResX: 1920',
    'PlayResY: 1080',
    '',
    '[V4+ Styles]',
    `Format: ${STYLE_FIELDS}`,
    ...styles,
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...events,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Commas part fields. */
function fieldOf(name: string): string {
  return name.replace(/[\s,]+/g, ' ').trim();
}
