import { isPronounceable } from './initialisms.ts';
import { cardinal, digitByDigit, nameNumber } from './number-words.ts';
import { matchAt, say, spell } from './recognition.ts';
import type { Recogniser, SpokenPart } from './recognition.ts';

/** Top-level domains that make a bare "name.tld" an address. */
const DOMAINS =
  'com|org|net|edu|gov|mil|info|biz|app|dev|studio|online|shop|store|site|blog|news|tech|xyz|museum|london|uk|us|de|fr|es|nl|eu|ch|ca|au|jp|cn|br|ru|se|fi|dk|pl|ie|nz|za|io|ai|tv|me|fm|co|gg|ly';
const FILES =
  'pdf|txt|docx?|xlsx?|pptx?|csv|md|html?|css|jsx?|tsx?|json|xml|yaml|yml|py|java|cpp|rs|go|sh|exe|dll|zip|rar|gz|mp3|mp4|wav|flac|ogg|opus|aac|mov|avi|mkv|jpe?g|png|gif|svg|tiff?|bmp|psd|srt|vtt|net|onnx|wasm';
const EMAIL = /[A-Za-z0-9][\w.+%-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/y;
const LINK = /(?:(?:https?|ftp):\/\/|www\.)[^\s<>"'()[\]{}\uFFF9\uFFFC]{1,2000}/iy;
const BARE = new RegExp(String.raw`[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){0,5}\.(?:${DOMAINS})(?![A-Za-z0-9.@-]*[A-Za-z0-9@])(?:\/[^\s<>"'()[\]{}\uFFF9\uFFFC]{0,2000})?`, 'y');
const FILE = new RegExp(String.raw`[A-Za-z0-9][\w-]{0,80}(?:\.[\w-]{1,40}){0,3}\.(?:${FILES})(?![A-Za-z0-9])`, 'iy');
const DOT_WORD = /\.(com|org|net|NET|io|js|py|exe|pdf|zip|mp3|wav|csv|json|txt)(?![A-Za-z0-9])/y;
const HANDLE = /@([A-Za-z0-9_][\w.-]{0,60})/y;
const HASHTAG = /#([A-Za-z_]\w{0,80}|\d+[A-Za-z]\w{0,80})/y;

/** E-mail and web addresses, file names, @handles and #hashtags, where a token begins after a space or an opening mark. */
export const readWebAddress: Recogniser = (text, at) => {
  if (at > 0 && !/[\s"'(<[{*_,;:\uFFF9\uFFFC/]/.test(text[at - 1] ?? '')) return undefined;
  if (!mayHoldAddress(text, at)) return undefined;
  const first = text[at] ?? '';
  if (first === '@' || first === '#') return readTag(text, at);
  if (first === '.') return readDotWord(text, at);
  const link = matchAt(LINK, text, at);
  if (link) return readLink(at, link[0]);
  const found = matchAt(EMAIL, text, at) ?? matchAt(BARE, text, at) ?? matchAt(FILE, text, at);
  if (!found) return undefined;
  const written = withoutEndMarks(found[0]);
  return { end: at + written.length, parts: sayAddress(written) };
};

/** Without one of the signs of an address inside, a run of letters is none. */
const ADDRESS_START = /[\w-]{0,250}[.@/:#+%]/y;

function mayHoldAddress(text: string, at: number): boolean {
  return matchAt(ADDRESS_START, text, at) !== undefined;
}

function readLink(at: number, link: string): ReturnType<Recogniser> {
  const written = withoutEndMarks(link);
  const spoken = sayAddress(written.replace(/^[a-z]+:\/\//i, '').replace(/\/$/, ''));
  return spoken.length > 0 ? { end: at + written.length, parts: spoken } : undefined;
}

const readTag: Recogniser = (text, at) => {
  const handle = matchAt(HANDLE, text, at);
  const tag = handle ?? matchAt(HASHTAG, text, at);
  if (!tag) return undefined;
  const written = withoutEndMarks(tag[0]);
  return { end: at + written.length, parts: [handle ? 'at' : 'hashtag', ...sayAddress(written.slice(1))] };
};

const readDotWord: Recogniser = (text, at) => {
  const match = matchAt(DOT_WORD, text, at);
  return match && { end: at + match[0].length, parts: sayAddress(match[0]) };
};

/** A full stop or comma after an address belongs to the sentence. */
function withoutEndMarks(written: string): string {
  return written.replace(/[.,;:!?*_]{1,8}$/, '');
}

const SIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ['.', 'dot'], ['@', 'at'], ['/', 'slash'], ['-', 'dash'], ['_', 'underscore'], ['?', 'question mark'], ['=', 'equals'], ['&', 'and'], ['#', 'hash'],
  ['+', 'plus'], ['%', 'percent'], ['~', 'tilde'], [':', 'colon'], ['$', 'dollar'], ['!', 'exclamation mark'], [',', 'comma'], [';', 'semicolon'],
]);
/** Two-letter domains that are said as words; others are spelled. */
const SAID_AS_WORDS = new Set(['co', 'me', 'us', 'it', 'in', 'at', 'no', 'go', 'be', 'to', 'of', 'or', 'by', 'on', 'my', 'we', 'do', 'so', 'up', 'an', 'is', 'com']);
const SPELLED = new Set(['pdf', 'js', 'ts', 'csv', 'srt', 'vtt', 'edu', 'uk', 'us', 'io', 'ai', 'tv', 'eu', 'fm', 'exe', 'avi', 'aac', 'svg', 'www', 'usa', 'nhs', 'faq', 'api', 'ibm', 'ipa']);

function sayAddress(address: string): SpokenPart[] {
  const pieces = address.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^A-Za-z\d]/g) ?? [];
  return pieces.flatMap((piece, index) => {
    if (/\d/.test(piece)) return say(sayDigits(piece));
    if (/[A-Za-z]/.test(piece)) return sayLabel(piece, pieces[index - 1] === '.' && index === pieces.length - 1);
    return say(SIGN_NAMES.get(piece) ?? '');
  });
}

function sayDigits(digits: string): string {
  if (digits.startsWith('0') || digits.length > 4) return digitByDigit(digits);
  return digits.length <= 2 ? cardinal(digits) : nameNumber(digits);
}

function sayLabel(label: string, isLast: boolean): SpokenPart[] {
  const word = label.toLowerCase();
  if (SPELLED.has(word) && (isLast || word !== 'us')) return spell(word);
  if (word.length === 1) return spell(word);
  const isWord = word.length === 2 ? SAID_AS_WORDS.has(word) : isPronounceable(word) || (word.length > 4 && /[aeiouy]/.test(word));
  return isWord ? [word] : spell(word);
}
