import iconv from 'iconv-lite';

import type { SubtitleFile } from '../shared/domain/project-rows.ts';
import { looksChinese } from './looks-chinese.ts';

export type TextEncoding = SubtitleFile['encoding'];

/** A file of text as it was understood; `encodeText` makes exactly its bytes of it again. */
export interface DecodedText {
  /** Without the byte order mark. Bytes that are no text are there as `STRAY_BYTE`s. */
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly byteOrderMark: boolean;
}

/**
 * A byte that is no text where it stands, kept as a character of the private use area: U+F700 and the byte. A file that holds
 * such characters by itself cannot be told from a damaged one, and is not taken for either.
 */
export const STRAY_BYTE = /[\uf700-\uf7ff]/g;
const STRAY_BASE = 0xf700;

/** At most one of so many bytes may be damaged for a file still to be text. */
const BYTES_A_STRAY = 200;

/**
 * Finds the encoding that gives text and, written again, the very same bytes: UTF-8; UTF-16 of either byte order, with a mark
 * or, where it is plain from the text, without; Windows-1252 and GB 18030 where the bytes make sense as nothing else; at last
 * UTF-8 with single damaged bytes.
 * @returns undefined for bytes that are no text of these
 */
export function detectText(bytes: Uint8Array): DecodedText | undefined {
  const marked = [0xff, 0xfe].every((byte, at) => bytes[at] === byte) ? 'utf-16le' : [0xfe, 0xff].every((byte, at) => bytes[at] === byte) ? 'utf-16be' : undefined;
  if (marked) return proven({ text: decode(bytes.subarray(2), marked), encoding: marked, byteOrderMark: true }, bytes);
  const byteOrderMark = [0xef, 0xbb, 0xbf].every((byte, at) => bytes[at] === byte);
  const content = byteOrderMark ? bytes.subarray(3) : bytes;
  const utf8 = decode(content, 'utf-8');
  if (!byteOrderMark && utf8?.includes('\0') !== false && bytes.includes(0)) {
    const wide = decodeUnmarkedUtf16(bytes);
    if (wide) return proven(wide, bytes);
  }
  const found =
    proven({ text: utf8, encoding: 'utf-8', byteOrderMark }, bytes) ??
    (byteOrderMark ? undefined : (proven({ text: windows1252(bytes), encoding: 'windows-1252', byteOrderMark }, bytes) ?? proven({ text: gb18030(bytes), encoding: 'gb18030', byteOrderMark }, bytes)));
  return found ?? proven({ text: damagedUtf8(content), encoding: 'utf-8', byteOrderMark }, bytes);
}

/** The bytes of a text in an encoding. Characters that the encoding has not become `?`; `canEncode` tells beforehand. */
export function encodeText({ text, encoding, byteOrderMark }: DecodedText): Uint8Array {
  if (!/[\uf700-\uf7ff]/.test(text)) return plainBytes(text, encoding, byteOrderMark);
  const pieces = text.split(/([\uf700-\uf7ff])/).map((piece, index) => {
    return index % 2 === 1 ? Uint8Array.of(piece.charCodeAt(0) - STRAY_BASE) : plainBytes(piece, encoding, false);
  });
  return Buffer.concat(byteOrderMark ? [plainBytes('', encoding, true), ...pieces] : pieces);
}

/** Whether a text can be written in an encoding with nothing lost. */
export function canEncode(text: string, encoding: TextEncoding): boolean {
  return encoding !== 'windows-1252' || plainText(plainBytes(text, encoding, false), encoding) === text;
}

function plainBytes(text: string, encoding: TextEncoding, addBOM: boolean): Uint8Array {
  return iconv.encode(text, encoding, { addBOM });
}

function plainText(bytes: Uint8Array, encoding: TextEncoding): string {
  return iconv.decode(bytes, encoding, { stripBOM: false });
}

/** No text, too much of it damaged, or not the same bytes again: then it was not that encoding. */
function proven({ text, ...way }: Omit<DecodedText, 'text'> & { readonly text: string | undefined }, bytes: Uint8Array): DecodedText | undefined {
  if (text === undefined) return undefined;
  const decoded = { text: way.encoding.startsWith('utf-16') ? text : text.replaceAll('\0', String.fromCharCode(STRAY_BASE)), ...way };
  if (!looksWritten(decoded.text)) return undefined;
  return Buffer.compare(encodeText(decoded), bytes) === 0 ? decoded : undefined;
}

function decode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Next to no control characters besides white space, and next to no damage. */
function looksWritten(text: string): boolean {
  const controls = text.match(/[\0-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  const strays = text.match(STRAY_BYTE)?.length ?? 0;
  return controls * 20 <= text.length && (strays <= 2 || strays * BYTES_A_STRAY <= text.length);
}

/** Every script uses ASCII for spaces and line ends at least, and ASCII in the wrong byte order is not ASCII. */
function decodeUnmarkedUtf16(bytes: Uint8Array): DecodedText | undefined {
  const candidates = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => ({ encoding, text: decode(bytes, encoding) ?? '' }))
    .filter(({ text }) => text !== '' && !text.includes('\0') && looksWritten(text) && !/[\p{Cn}\p{Co}]/u.test(text));
  const [best, other] = candidates
    .map((candidate) => ({ ...candidate, ascii: candidate.text.match(/[\t\n\r -~]/g)?.length ?? 0 }))
    .toSorted((left, right) => right.ascii - left.ascii);
  return best && best.ascii > (other?.ascii ?? 0) ? { text: best.text, encoding: best.encoding, byteOrderMark: false } : undefined;
}

/**
 * Western text of old editors: typographic quotes and dashes, a few signs, and accented letters that stand singly or in pairs
 * within a word of ASCII letters, lower case after lower case. Cyrillic, Chinese, Mac and DOS encodings do not look so.
 */
function windows1252(bytes: Uint8Array): string | undefined {
  const text = plainText(bytes, 'windows-1252');
  const words = text.replace(/[\u00a0‘’‚“”„‹›–—…•€£§©®™°«»¿¡]/g, ' ');
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

function gb18030(bytes: Uint8Array): string | undefined {
  const text = plainText(bytes, 'gb18030');
  return looksChinese(text) ? text : undefined;
}

/** Whole sequences as they are, every other byte as a stray. */
function damagedUtf8(bytes: Uint8Array): string | undefined {
  // Too much damage is not looked at to its end.
  const most = Math.max(2, bytes.length / BYTES_A_STRAY);
  const pieces: string[] = [];
  let strays = 0;
  let whole = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    strays += 1;
    if (strays > most) return undefined;
    pieces.push(decode(bytes.subarray(whole, at), 'utf-8') ?? '', String.fromCharCode(STRAY_BASE + (bytes[at] ?? 0)));
    at += 1;
    whole = at;
  }
  return pieces.join('') + (decode(bytes.subarray(whole), 'utf-8') ?? '');
}

/** Bytes of the UTF-8 sequence that stands at `at` (RFC 3629); 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  for (let next = 1; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  const isForbidden = (lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f);
  return isForbidden ? 0 : length;
}
