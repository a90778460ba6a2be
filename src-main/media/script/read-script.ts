import { basename, extname } from 'node:path';
import type { Script, ScriptLine } from '../../shared/domain/script.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { decodeText } from '../decode-text.ts';
import { subtitleFormatOf } from '../subtitles/read-subtitles.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlainText } from './read-plain-text.ts';
import { readSubtitleScript } from './read-subtitle-script.ts';

/**
 * Reads a script. The ending of `name` tells its form: `.txt`, `.md`, or one of subtitles (`.srt`, `.vtt`, `.ass`, `.ssa`,
 * `.ttml` and its likes); a name without one (`-` for standard input) is plain text. Subtitles are known by their content
 * under any name but that of Markdown: read as text, their times would be spoken.
 * @throws VoxloomError `input.encoding` for bytes that are no text, `input.time-code` for a cue's times, with the line,
 * `input.empty-script` where there is nothing to say, `input.option` for another ending.
 */
export function readScript(bytes: Uint8Array, name: string): Script {
  const lines = readLines(bytes, name);
  if (lines.length === 0) {
    throw new VoxloomError('input.empty-script', `There is nothing to say in ${name === '-' ? 'the input' : `"${basename(name)}"`}.`);
  }
  return { lines };
}

function readLines(bytes: Uint8Array, name: string): ScriptLine[] {
  const ending = extname(name).toLowerCase();
  if (!['', '.txt', '.text', '.md', '.markdown'].includes(ending) && subtitleFormatOf('', name) === undefined) {
    throw new VoxloomError('input.option', `"${basename(name)}" is no script that Voxloom reads: .txt, .md, .srt, .vtt, .ass or .ttml.`);
  }
  const text = decodeText(bytes);
  if (ending === '.md' || ending === '.markdown') return readMarkdown(text);
  const format = subtitleFormatOf(text, name);
  return format ? readSubtitleScript(text, format) : readPlainText(text);
}
