import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { detectText, STRAY_BYTE, type DecodedText } from './text-encoding.ts';

/** Files that people take for text, by their first bytes, with what to do instead. */
const NOT_PLAIN_TEXT: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip or Word document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document'],
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'a rich text (RTF) document'],
];

/**
 * Bytes of a text file to text, without the byte order mark; see `detectText` for the encodings.
 * @throws VoxloomError `input.encoding` for anything else, and for damaged text: a wrong guess would be read aloud.
 */
export function decodeText(bytes: Uint8Array): string {
  const { text } = decodeTextFile(bytes);
  if (text.search(STRAY_BYTE) >= 0) throw unreadable();
  return text;
}

/**
 * The same for whoever writes the file again, or can tell which part of it is damaged.
 * @throws VoxloomError `input.encoding`.
 */
export function decodeTextFile(bytes: Uint8Array): DecodedText {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const document = NOT_PLAIN_TEXT.find(([signature]) => start.startsWith(signature));
  if (document) throw new VoxloomError('input.encoding', `This is ${document[1]}, not plain text; save it as UTF-8 text first.`);
  const decoded = detectText(bytes);
  if (!decoded) throw unreadable();
  return decoded;
}

function unreadable(): VoxloomError {
  return new VoxloomError('input.encoding', 'The text is in an encoding that cannot be read; save it as UTF-8 and try again.');
}
