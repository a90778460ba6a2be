import { decodeEntities } from './decode-entities.ts';

/** A run of text, or of delimiters of which `count` remain to be paired. */
interface Piece {
  text: string;
  delimiter?: Delimiter;
}

interface Delimiter {
  readonly mark: string;
  count: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Bracket {
  readonly piece: number;
  readonly image: boolean;
  readonly textStart: number;
}

// Sticky and bounded: each looks at one place and gives up soon, so that no input takes long.
const PLAIN = /[^\\`<![\]*_~=&]+/y;
const ESCAPE = /\\([!-/:-@[-`{-~])/y;
const AUTOLINK = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,64}@[^\s<>@]{1,255})>/iy;
const TAG = /<\/?([a-z][a-z0-9-]{0,30})((?:\s|\/)[^<>]{0,1000})?>/iy;
const ENTITY = /&#?\w{1,8};/y;
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]/y;
const TARGET =
  /\(\s{0,20}(?:<[^<>]{0,2000}>|(?:[^\s()]|\([^\s()]{0,500}\)){0,2000})(?:\s{1,20}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,20}\)/y;
const REFERENCE = /\[([^[\]]{0,300})\]/y;
const RUN = /\*+|_+|~+|=+/y;

/** Tags that shape speech (SSML) are for the text front end to obey; HTML has a use of its own for two of them. */
const SPEECH_TAG = /^(?:break|prosody|emphasis|say-as|phoneme)$/i;
/** Tags that stand between words. */
const PARTING_TAG = /^(?:br|p|div|li|td|th|tr|h\d)$/i;
const SPEECH_ATTRIBUTE = /^\s(?:alias|name)\s*=/i;

/**
 * Markdown's inline markup (CommonMark 0.31, GFM's strike-through and footnotes) to the words it shows: marks of emphasis,
 * link targets, images, HTML tags and footnote marks go, escapes and entities are decoded. What looks like markup but is
 * not (`5 * 3`, `snake_case`, `[word|W ER1 D]`) stays.
 * @param labels lower-case labels of the document's link definitions
 */
export function markdownInline(source: string, labels: ReadonlySet<string>): string {
  const pieces: Piece[] = [];
  const brackets: Bracket[] = [];
  const unclosedCode = new Set<number>();
  let openAliases = 0;
  let position = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    return pattern.exec(source);
  };
  const take = (length: number, text: string): void => {
    pieces.push({ text });
    position += length;
  };

  while (position < source.length) {
    const plain = match(PLAIN);
    if (plain) {
      take(plain[0].length, plain[0]);
      continue;
    }
    const char = source.charAt(position);
    const found = match(ESCAPE) ?? match(AUTOLINK) ?? match(FOOTNOTE);
    const tag = match(TAG);
    const entity = match(ENTITY);
    const run = match(RUN);
    const image = source.startsWith('![', position);
    if (found) take(found[0].length, found[1] ?? '');
    else if (char === '`') {
      const code = codeSpan(source, position, unclosedCode);
      take(code.length, code.text);
    } else if (tag) {
      const closesAlias = openAliases > 0 && /^<\/sub/i.test(tag[0]);
      const kept = closesAlias || isSpeechTag(tag);
      if (/^<\/?sub/i.test(tag[0]) && kept) openAliases += closesAlias ? -1 : 1;
      take(tag[0].length, kept ? tag[0] : PARTING_TAG.test(tag[1] ?? '') ? ' ' : '');
    } else if (entity) take(entity[0].length, decodeEntities(entity[0]));
    else if (run) {
      pieces.push(delimiterPiece(source, position, run[0]));
      position += run[0].length;
    } else if (image || char === '[') {
      const mark = image ? '![' : '[';
      brackets.push({ piece: pieces.length, image, textStart: position + mark.length });
      take(mark.length, mark);
    } else if (char === ']') {
      const bracket = brackets.pop();
      const end = bracket ? linkEnd(source, position, source.slice(bracket.textStart, position), labels) : undefined;
      if (!bracket || end === undefined) take(1, char);
      else {
        if (bracket.image) pieces.length = bracket.piece;
        else pieces[bracket.piece] = { text: '' };
        position = end;
      }
    } else take(1, char);
  }
  pairDelimiters(pieces);
  return pieces.map(({ text, delimiter }) => (delimiter ? delimiter.mark.repeat(delimiter.count) : text)).join('');
}

/** A code span's words are spoken as they are; backticks without a partner are text. */
function codeSpan(source: string, start: number, unclosed: Set<number>): { length: number; text: string } {
  let width = 1;
  while (source[start + width] === '`') width++;
  const fence = '`'.repeat(width);
  if (!unclosed.has(width)) {
    let close = source.indexOf(fence, start + width);
    while (close >= 0) {
      let end = close + width;
      while (source[end] === '`') end++;
      if (end - close === width) return { length: end - start, text: source.slice(start + width, close) };
      close = source.indexOf(fence, end);
    }
    unclosed.add(width);
  }
  return { length: width, text: fence };
}

/** `<sub alias="...">` and `<mark name="..."/>` are speech, plain ones are print. */
function isSpeechTag([, name = '', attributes = '']: RegExpExecArray): boolean {
  return SPEECH_TAG.test(name) || (/^(?:sub|mark)$/i.test(name) && SPEECH_ATTRIBUTE.test(attributes));
}

/** Where a link whose text ends at `close` ends itself; undefined where the brackets are only brackets. */
function linkEnd(source: string, close: number, text: string, labels: ReadonlySet<string>): number | undefined {
  TARGET.lastIndex = close + 1;
  if (TARGET.test(source)) return TARGET.lastIndex;
  REFERENCE.lastIndex = close + 1;
  const reference = REFERENCE.exec(source);
  if (reference && labels.has((reference[1] === '' ? text : (reference[1] ?? '')).toLowerCase())) return REFERENCE.lastIndex;
  return labels.has(text.toLowerCase()) ? close + 1 : undefined;
}

/** CommonMark's rule of flanking runs decides whether a run may open or close emphasis. */
function delimiterPiece(source: string, start: number, run: string): Piece {
  const mark = run.charAt(0);
  const before = start > 0 ? source.charAt(start - 1) : ' ';
  const after = source.charAt(start + run.length) || ' ';
  const left = flanks(after, before);
  const right = flanks(before, after);
  // Struck and highlighted text have two marks. Between digits an asterisk multiplies.
  const literal = (mark === '~' || mark === '=' ? run.length !== 2 : false) || (/\d/.test(before) && /\d/.test(after));
  if (literal) return { text: run };
  const within = mark === '_';
  const opens = left && (!within || !right || isPunctuation(before));
  const closes = right && (!within || !left || isPunctuation(after));
  return { text: '', delimiter: { mark, count: run.length, opens, closes } };
}

function flanks(inner: string, outer: string): boolean {
  if (/\s/.test(inner)) return false;
  return !isPunctuation(inner) || /\s/.test(outer) || isPunctuation(outer);
}

function isPunctuation(char: string): boolean {
  return /[\p{P}\p{S}]/u.test(char);
}

/** Takes away the delimiters that pair up. */
function pairDelimiters(pieces: readonly Piece[]): void {
  const open = new Map<string, Delimiter[]>();
  for (const { delimiter } of pieces) {
    if (!delimiter) continue;
    const openers = open.get(delimiter.mark) ?? [];
    open.set(delimiter.mark, openers);
    while (delimiter.closes && delimiter.count > 0) {
      const opener = openers.pop();
      if (!opener) break;
      const paired = Math.min(opener.count, delimiter.count);
      opener.count -= paired;
      delimiter.count -= paired;
      if (opener.count > 0) openers.push(opener);
    }
    if (delimiter.opens && delimiter.count > 0) openers.push(delimiter);
  }
}
