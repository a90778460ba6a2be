import { basename, extname } from 'node:path';
import type { Script, ScriptLine } from '../../shared/domain/script.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { decodeText } from '../decode-text.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlainText } from './read-plain-text.ts';
import { readSubtitles } from './read-subtitles.ts';

/** A WebVTT header, or a first cue with number and times: read as text, its times would be spoken. */
const SUBTITLES = /^WEBVTT(?:\s|$)|^\s*(?:\d{1,9}\s*[\r\n]\s*)?\d{1,4}:\d{2}:\d{2}[.,]\d{1,3} *--> *\d/;

/**
 * Reads a script. The ending of `name` tells its form: `.txt`, `.md`, `.srt`, `.vtt`; a name without one (`-` for standard
 * input) is plain text. Subtitles are known by their content under any plain name.
 * @throws VoxloomError `input.encoding` for bytes that are no text, `input.time-code` for a cue's times, with the line,
 * `input.empty-script` where there is nothing to say, `input.option` for another ending.
 */
export function readScript(bytes: Uint8Array, name: string): Script {
  const read = readerFor(name);
  const lines = read(decodeText(bytes));
  if (lines.length === 0) {
    throw new VoxloomError('input.empty-script', `There is nothing to say in ${name === '-' ? 'the input' : `"${basename(name)}"`}.`);
  }
  return { lines };
}

function readerFor(name: string): (text: string) => ScriptLine[] {
  switch (extname(name).toLowerCase()) {
    case '':
    case '.txt':
    case '.text':
      return (text) => (SUBTITLES.test(text) ? readSubtitles(text, false) : readPlainText(text));
    case '.md':
    case '.markdown':
      return readMarkdown;
    case '.srt':
      return (text) => readSubtitles(text, false);
    case '.vtt':
      return (text) => readSubtitles(text, true);
    default:
      throw new VoxloomError('input.option', `"${basename(name)}" is not a .txt, .md, .srt or .vtt file.`);
  }
}
