import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/** Files that people take for text, by their first bytes, with what to do instead. */
const NOT_PLAIN_TEXT: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip or Word document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document'],
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'a rich text (RTF) document'],
];

/**
 * Bytes of a text file to text, without the byte order mark: UTF-8; UTF-16 of either byte order, with a mark or, where it is
 * plain from the text, without; Windows-1252 where its bytes make sense as nothing else.
 * @throws VoxloomError `input.encoding` for anything else: a wrong guess would be read aloud.
 */
export function decodeText(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const document = NOT_PLAIN_TEXT.find(([signature]) => start.startsWith(signature));
  if (document) throw new VoxloomError('input.encoding', `This is ${document[1]}, not plain text; save it as UTF-8 text first.`);

  const text = start.startsWith('\u00ff\u00fe')
    ? decode(bytes, 'utf-16le')
    : start.startsWith('\u00fe\u00ff')
      ? decode(bytes, 'utf-16be')
      : bytes.includes(0)
        ? decodeUnmarkedUtf16(bytes)
        : (decode(bytes, 'utf-8') ?? decodeWindows1252(bytes));
  if (text === undefined || !looksWritten(text)) {
    throw new VoxloomError('input.encoding', 'The text is in an encoding that cannot be read; save it as UTF-8 and try again.');
  }
  return text;
}

function decode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** No NUL, and next to no other control characters besides white space. */
function looksWritten(text: string): boolean {
  if (text.includes('\0')) return false;
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  return controls * 20 <= text.length;
}

/** Every script uses ASCII for spaces and line ends at least, and ASCII in the wrong byte order is not ASCII. */
function decodeUnmarkedUtf16(bytes: Uint8Array): string | undefined {
  const candidates = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => decode(bytes, encoding) ?? '')
    .filter((text) => text !== '' && looksWritten(text) && !/[\p{Cn}\p{Co}]/u.test(text));
  const [best, other] = candidates
    .map((text) => ({ text, ascii: text.match(/[\t\n\r -~]/g)?.length ?? 0 }))
    .toSorted((left, right) => right.ascii - left.ascii);
  return best && best.ascii > (other?.ascii ?? 0) ? best.text : undefined;
}

/**
 * Western text of old editors: typographic quotes and dashes, a few signs, and accented letters that stand singly or in pairs
 * within a word of ASCII letters, lower case after lower case. Cyrillic, Chinese, Mac and DOS encodings do not look so.
 */
function decodeWindows1252(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('windows-1252').decode(bytes);
  const words = text.replace(/[\u00a0‘’“”–—…•€£©®™°«»¿¡]/g, ' ');
  const accented = words.match(/[À-ÖØ-öø-ÿŒœŠšŽžŸ]/g)?.length ?? 0;
  const letters = words.match(/[A-Za-z]/g)?.length ?? 0;
  const implausible =
    /[^\0-\u007fÀ-ÖØ-öø-ÿŒœŠšŽžŸ]/.test(words) ||
    /[^\0-\u007f]{3}/.test(words) ||
    /(?<![A-Za-z])[^\0-\u007f]{2}(?![A-Za-z])/.test(words) ||
    /[a-z][À-ÖØ-ÞŒŠŽŸ]/.test(words) ||
    accented * 4 > letters;
  return implausible ? undefined : text;
}
