import { basename, extname } from 'node:path';

import type { SubtitleImport } from '../../shared/contract/dubbing-views.ts';
import type { SubtitleFile } from '../../shared/domain/project-rows.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { decodeTextFile } from '../decode-text.ts';
import { STRAY_BYTE, type DecodedText } from '../text-encoding.ts';
import { readAss } from './read-ass.ts';
import { readSrt } from './read-srt.ts';
import { readTtml } from './read-ttml.ts';
import { readVtt } from './read-vtt.ts';
import { faultOf, settleCues } from './settle-cues.ts';
import type { Finding, SubtitleReader } from './subtitle-source.ts';

export type SubtitleFormat = SubtitleFile['format'];

export const SUBTITLE_READERS: Readonly<Record<SubtitleFormat, SubtitleReader>> = { srt: readSrt, vtt: readVtt, ass: readAss, ttml: readTtml };

/** Limits of `project-rows.ts`. */
const LONGEST_TEXT = 8_000_000;
const LONGEST_NAME = 255;

/** What a file begins with, which tells its format better than its ending does. */
const BEGINNINGS: readonly (readonly [SubtitleFormat, RegExp])[] = [
  ['vtt', /^WEBVTT(?:\s|$)/],
  ['ttml', /^\s*(?:<\?xml[\s\S]{0,2000}?)?<(?:[\w.-]{1,30}:)?tt[\s>]/],
  ['ass', /^\s*(?:[;!][^\n\r]{0,500}\s+){0,20}\[(?:Script Info|V4\+? Styles|Events)\]/i],
  ['srt', /^\s*(?:\d{1,9}\s*[\r\n]\s*)?\d{1,4}:\d{2}:\d{2}[.,]\d{1,3} *--> *\d/],
];
const ENDINGS: Readonly<Record<string, SubtitleFormat>> = { '.srt': 'srt', '.vtt': 'vtt', '.webvtt': 'vtt', '.ass': 'ass', '.ssa': 'ass', '.ttml': 'ttml', '.dfxp': 'ttml', '.imsc': 'ttml', '.itt': 'ttml', '.xml': 'ttml' };

/** The format that a text is in, by how it begins, else by the ending of its name; undefined for none of ours. */
export function subtitleFormatOf(text: string, name: string): SubtitleFormat | undefined {
  const start = text.slice(0, 20_000);
  return BEGINNINGS.find(([, beginning]) => beginning.test(start))?.[0] ?? ENDINGS[extname(name).toLowerCase()];
}

/**
 * Reads a subtitle file: SubRip, WebVTT, SubStation Alpha or TTML. What can be mended is mended, what cannot be read is left
 * out, and the report says both; a cue keeps its number whatever becomes of others.
 * @throws VoxloomError `input.encoding` for bytes that are no text, `input.option` for no subtitles at all, and for more text
 * than a project can hold.
 */
export function readSubtitles(bytes: Uint8Array, name: string): SubtitleImport {
  return readSubtitleText(decodeTextFile(bytes), name);
}

/** The same of a text that is decoded already. */
export function readSubtitleText({ text, encoding, byteOrderMark }: DecodedText, name: string): SubtitleImport {
  const format = subtitleFormatOf(text, name);
  if (!format) throw new VoxloomError('input.option', `"${basename(name)}" holds no subtitles that Voxloom knows: SRT, VTT, ASS, SSA or TTML.`);
  if (text.length > LONGEST_TEXT) {
    throw new VoxloomError('input.option', `"${basename(name)}" holds more text than a project can keep of one subtitle file (${LONGEST_TEXT} characters); cut it into parts.`);
  }
  const { cues, findings } = settleCues(SUBTITLE_READERS[format](text));
  return {
    file: { name: basename(name).slice(0, LONGEST_NAME), format, encoding, byteOrderMark, text },
    cues: cues.flatMap(({ parts }) => parts),
    report: [...damage(text), ...findings, ...(cues.length + findings.length === 0 ? [NOTHING] : [])].map(faultOf),
  };
}

const NOTHING: Finding = { cue: null, fileLine: 1, outcome: 'refused', code: 'empty', problem: 'begins a file without any cue', consequence: 'there is nothing to read' };

function damage(text: string): Finding[] {
  const at = text.search(STRAY_BYTE);
  if (at < 0) return [];
  const fileLine = text.slice(0, at).split(/\r\n|\n|\r/).length;
  const count = text.match(STRAY_BYTE)?.length ?? 0;
  return [{ cue: null, fileLine, outcome: 'mended', code: 'encoding', problem: `is the first with damaged text (${count} in all)`, consequence: 'the damage is kept in the file and left out of what is said' }];
}
