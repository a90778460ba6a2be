/** What a tolerant scan of XML-like text meets, in order. Offsets are UTF-16 units of the scanned text. */
export type MarkupEvent =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | { readonly kind: 'character'; readonly character: string; readonly start: number; readonly end: number }
  | MarkupTag
  | { readonly kind: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'bad'; readonly reason: string; readonly start: number; readonly end: number };

export interface MarkupTag {
  readonly kind: 'open';
  /** Lower case, without a namespace prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly selfClosing: boolean;
  readonly start: number;
  readonly end: number;
}

/** A tag longer than this is text: it bounds the work a lone `<` can cause. */
const LONGEST_TAG = 1024;
const MOST_ATTRIBUTES = 32;
const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
]);

/**
 * Scans text with tags the way an author may have broken it: whatever is no tag is text, nothing throws, and the work is
 * proportional to the length. Comments and processing instructions vanish; a DOCTYPE is skipped and reported, its
 * entities are never defined; only the five entities of XML, `&nbsp;` and numeric references are decoded.
 */
export function* scanMarkup(source: string): Generator<MarkupEvent, undefined> {
  const search = new ForwardSearch(source);
  let textStart = 0;
  let at = 0;
  while (at < source.length) {
    const unit = source.charCodeAt(at);
    const found = unit === LESS_THAN ? scanTag(source, at, search) : unit === AMPERSAND ? scanEntity(source, at) : undefined;
    if (!found) {
      at++;
      continue;
    }
    if (textStart < at) yield { kind: 'text', start: textStart, end: at };
    if (found.event) yield found.event;
    at = found.end;
    textStart = found.end;
  }
  if (textStart < at) yield { kind: 'text', start: textStart, end: at };
}

interface Found {
  readonly end: number;
  readonly event?: MarkupEvent;
}

const LESS_THAN = 0x3c;
const AMPERSAND = 0x26;
const TAG_START = /<(\/?)([A-Za-z_][\w.-]{0,63}(?::[\w.-]{1,64})?)/y;
const ATTRIBUTE = /\s*([A-Za-z_][\w.:-]{0,63})\s{0,8}=\s{0,8}(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;

/** Finds marks ahead, and remembers which are nowhere ahead: many openings without an end stay cheap. */
class ForwardSearch {
  readonly #source: string;
  readonly #missing = new Set<string>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Where the next `mark` ends; calls must not go backwards. */
  endOf(mark: string, from: number): number | undefined {
    if (this.#missing.has(mark)) return undefined;
    const found = this.#source.indexOf(mark, from);
    if (found >= 0) return found + mark.length;
    this.#missing.add(mark);
    return undefined;
  }
}

function scanTag(source: string, start: number, search: ForwardSearch): Found | undefined {
  if (source.startsWith('<!', start) || source.startsWith('<?', start)) return scanDeclaration(source, start, search);
  TAG_START.lastIndex = start;
  const head = TAG_START.exec(source);
  if (!head) return undefined;
  // A slice bounds every search below.
  const tag = source.slice(start, start + LONGEST_TAG);
  const name = localName(head[2] ?? '');
  const attributes = new Map<string, string>();
  let at = head[0].length;
  for (let count = 0; count < MOST_ATTRIBUTES; count++) {
    ATTRIBUTE.lastIndex = at;
    const attribute = ATTRIBUTE.exec(tag);
    if (!attribute) break;
    attributes.set(localName(attribute[1] ?? ''), decodeEntities(attribute[2] ?? attribute[3] ?? ''));
    at = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = at;
  const tail = TAG_END.exec(tag);
  if (!tail) return scanBrokenTag(tag, start, at);
  const end = start + TAG_END.lastIndex;
  if (head[1] === '/') return { end, event: { kind: 'close', name, start, end } };
  return { end, event: { kind: 'open', name, attributes, selfClosing: tail[1] === '/', start, end } };
}

const DANGLING = /\s*(?:[A-Za-z_][\w.:-]{0,63}\s{0,8}=\s{0,8}(?:"[^"<>]*|'[^'<>]*)?)?/y;

/**
 * `<name ... >` whose inside makes no sense is left out up to its end, for nobody wants to hear it. Without an end before
 * the next tag only its name and what are surely attributes are left out.
 */
function scanBrokenTag(tag: string, start: number, understood: number): Found {
  const close = tag.indexOf('>');
  const isClosed = close >= 0 && tag.lastIndexOf('<', close) === 0;
  DANGLING.lastIndex = understood;
  const length = isClosed ? close + 1 : understood + (DANGLING.exec(tag)?.[0].length ?? 0);
  const end = start + length;
  return { end, event: { kind: 'bad', reason: 'This tag cannot be understood, so it was left out.', start, end } };
}

function scanDeclaration(source: string, start: number, search: ForwardSearch): Found | undefined {
  if (source.startsWith('<!--', start)) return skipped(source, start, search.endOf('-->', start + 4));
  if (source.startsWith('<?', start)) return skipped(source, start, search.endOf('?>', start + 2));
  if (source.startsWith('<![CDATA[', start)) {
    const end = search.endOf(']]>', start + 9);
    return end === undefined ? undefined : { end, event: { kind: 'text', start: start + 9, end: end - 3 } };
  }
  if (!/^<!doctype/i.test(source.slice(start, start + 9))) return undefined;
  const bracket = source.slice(start, start + LONGEST_TAG).search(/[[>]/);
  if (bracket < 0) return undefined;
  const end = start + bracket + 1;
  const whole = source[end - 1] === '>' ? end : (search.endOf(']>', end) ?? end);
  const reason = 'A document type has no use here, so it was left out and its entities are unknown.';
  return { end: whole, event: { kind: 'bad', reason, start, end: whole } };
}

/** An unclosed comment hides the rest of the text, so only its opening is taken away, with a report. */
function skipped(source: string, start: number, end: number | undefined): Found {
  if (end !== undefined) return { end };
  const opening = Math.min(source.length, start + (source.startsWith('<!--', start) ? 4 : 2));
  return { end: opening, event: { kind: 'bad', reason: 'This comment never ends, so it was read.', start, end: opening } };
}

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]{2,6}));/y;

function scanEntity(source: string, start: number): Found | undefined {
  ENTITY.lastIndex = start;
  const match = ENTITY.exec(source);
  const character = match ? entityCharacter(match) : undefined;
  if (!match || character === undefined) return undefined;
  const end = start + match[0].length;
  return { end, event: { kind: 'character', character, start, end } };
}

function decodeEntities(value: string): string {
  return value.replace(new RegExp(ENTITY.source, 'g'), (...match: string[]) => entityCharacter(match) ?? match[0] ?? '');
}

function entityCharacter(match: readonly (string | undefined)[]): string | undefined {
  const [, decimal, hexadecimal, name] = match;
  if (name !== undefined) return NAMED_ENTITIES.get(name);
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
