import { combineStyles } from './inline-style.ts';
import { scanMarkup } from './markup-scanner.ts';
import type { MarkupTag } from './markup-scanner.ts';
import type { InlineStyle, PauseMark, TextSpan } from './reading.ts';
import { ScriptTextWriter } from './script-text.ts';
import type { Atom, ScriptText } from './script-text.ts';
import { parseBreakStrength, parseEmphasis, parsePauseLength, parseProsody } from './ssml-attributes.ts';
import { capturedAtom, CAPTURING, KNOWN, LINE_ENDS, SENTENCES, VOID } from './ssml-tags.ts';
import type { WarningList } from './warning-list.ts';

/** Deeper tags still vanish from the text, but change nothing. */
const DEEPEST_NESTING = 100;

/** A text is SSML if it says so in its first tag. */
export function looksLikeSsml(text: string): boolean {
  return /^[\s\uFEFF]*(?:<\?xml[^>]{0,200}>\s*)?<speak[\s>/]/i.test(text.slice(0, 1024));
}

/**
 * Reads the subset of SSML 1.1 (W3C, 2010) that voices here follow: speak, p, s, break, prosody (rate, pitch, volume),
 * emphasis, say-as, sub, phoneme and mark. Other tags are reported and only their text is kept. Broken markup is
 * reported and read as well as it can be; nothing throws.
 */
export function readSsml(source: string, warnings: WarningList): ScriptText {
  const reader = new SsmlReader(source, warnings);
  for (const event of scanMarkup(source)) {
    if (event.kind === 'text') reader.text(source.slice(event.start, event.end), event.start);
    else if (event.kind === 'character') reader.character(event.character, event);
    else if (event.kind === 'open') reader.open(event);
    else if (event.kind === 'close') reader.close(event.name, event);
    else reader.bad(event.reason, event);
  }
  return reader.finish();
}

interface OpenTag {
  readonly tag: MarkupTag;
  readonly style: InlineStyle;
  /** For tags that speak something else than their text. */
  readonly captured?: Capture;
}

interface Capture {
  text: string;
  /** Pauses and marks met inside, which follow what is spoken instead. */
  readonly held: Atom[];
}

class SsmlReader {
  readonly #source: string;
  readonly #warnings: WarningList;
  readonly #writer = new ScriptTextWriter();
  readonly #open: OpenTag[] = [];
  #tooDeep = 0;

  constructor(source: string, warnings: WarningList) {
    this.#source = source;
    this.#warnings = warnings;
  }

  text(characters: string, start: number): void {
    const capture = this.#capture();
    if (capture) capture.text += characters;
    else this.#writer.writeSource(characters, start);
  }

  character(character: string, span: TextSpan): void {
    const capture = this.#capture();
    if (capture) capture.text += character;
    else this.#writer.write(character, span);
  }

  open(tag: MarkupTag): void {
    const before = this.#style();
    const style = this.#styleOf(tag, before);
    this.#announce(tag);
    const captures = CAPTURING.has(tag.name) && !this.#capture();
    const opened: OpenTag = { tag, style, ...(captures ? { captured: { text: '', held: [] } } : {}) };
    if (tag.selfClosing) {
      this.#finishTag(opened, spanOf(tag));
      return;
    }
    if (VOID.has(tag.name)) this.#warnings.add('bad-tag', `<${tag.name}> stands alone: write <${tag.name}/>.`, spanOf(tag));
    else if (this.#open.length >= DEEPEST_NESTING) {
      if (this.#tooDeep++ === 0) this.#warnings.add('bad-tag', 'Tags are nested too deeply here to be followed.', spanOf(tag));
    } else {
      this.#open.push(opened);
      this.#writer.useStyle(style);
    }
  }

  close(name: string, span: TextSpan): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    const level = this.#open.findLastIndex((one) => one.tag.name === name);
    if (level < 0) {
      if (!VOID.has(name)) this.#warnings.add('bad-tag', `</${name}> closes a tag that is not open.`, { start: span.start, end: span.end });
      return;
    }
    while (this.#open.length > level) this.#pop(span.start, this.#open.length - 1 > level);
  }

  bad(reason: string, { start, end }: TextSpan): void {
    this.#warnings.add('bad-tag', reason, { start, end });
    this.text(' ', start);
  }

  finish(): ScriptText {
    while (this.#open.length > 0) this.#pop(this.#source.length, true);
    return this.#writer.finish();
  }

  #pop(end: number, unclosed: boolean): void {
    const top = this.#open.pop();
    if (!top) return;
    if (unclosed && top.tag.name !== 'speak') {
      this.#warnings.add('bad-tag', `<${top.tag.name}> is never closed.`, spanOf(top.tag));
    }
    this.#writer.useStyle(this.#style());
    const empty = end <= top.tag.end;
    this.#finishTag(top, empty ? spanOf(top.tag) : { start: top.tag.end, end });
  }

  #finishTag(opened: OpenTag, content: TextSpan): void {
    if (opened.captured) this.#placeCaptured(opened, opened.captured, content);
    if (SENTENCES.has(opened.tag.name)) this.#place(pause('.', { start: content.end, end: content.end }));
  }

  /** What a tag asks for where it opens. */
  #announce(tag: MarkupTag): void {
    const { name, attributes } = tag;
    // A word does not run on through a tag that stands alone: "one<br/>two" are two.
    if (tag.selfClosing || LINE_ENDS.has(name)) this.text(' ', tag.start);
    if (!KNOWN.has(name)) this.#warnings.add('unknown-tag', `<${name}> is not known here; its text is read as it stands.`, spanOf(tag));
    else if (SENTENCES.has(name)) this.#place(pause('.', spanOf(tag)));
    else if (name === 'break') this.#break(tag);
    else if (name === 'mark') {
      const mark = attributes.get('name')?.trim() ?? '';
      if (mark) this.#place({ kind: 'mark', name: mark, span: spanOf(tag) });
      else this.#warnings.add('bad-tag', 'A mark needs a name.', spanOf(tag));
    }
  }

  #break(tag: MarkupTag): void {
    const time = tag.attributes.get('time');
    if (time !== undefined) {
      const { value, problem } = parsePauseLength(time);
      if (problem) this.#warnings.add('bad-tag', problem, spanOf(tag));
      if (value !== undefined) this.#place({ kind: 'pause', mark: 'timed', durationMs: value, span: spanOf(tag) });
      if (value !== undefined) return;
    }
    const { value = ',', problem } = parseBreakStrength(tag.attributes.get('strength') ?? 'medium');
    if (problem) this.#warnings.add('bad-tag', problem, spanOf(tag));
    if (value !== 'nothing') this.#place(pause(value, spanOf(tag)));
  }

  #styleOf(tag: MarkupTag, outer: InlineStyle): InlineStyle {
    if (tag.name === 'prosody') {
      const { style, problems } = parseProsody(tag.attributes);
      for (const problem of problems) this.#warnings.add('bad-tag', problem, spanOf(tag));
      return combineStyles(outer, style);
    }
    if (tag.name !== 'emphasis') return outer;
    const { value, problem } = parseEmphasis(tag.attributes.get('level') ?? 'moderate');
    if (problem) this.#warnings.add('bad-tag', problem, spanOf(tag));
    return combineStyles(outer, value ?? {});
  }

  #placeCaptured({ tag }: OpenTag, captured: Capture, span: TextSpan): void {
    const atom = capturedAtom(tag, captured.text, span);
    if (atom) this.#place(atom);
    else {
      this.#warnings.add('bad-tag', `<${tag.name}> lacks its ${CAPTURING.get(tag.name) ?? ''} attribute; its text is read as it stands.`, spanOf(tag));
      this.#place({ kind: 'substitute', alias: captured.text, span });
    }
    for (const held of captured.held) this.#place(held);
  }

  #place(atom: Atom): void {
    const capture = this.#capture();
    if (capture) capture.held.push(atom);
    else this.#writer.place(atom);
  }

  #capture(): Capture | undefined {
    return this.#open.find((one) => one.captured)?.captured;
  }

  #style(): InlineStyle {
    return this.#open.at(-1)?.style ?? NEUTRAL;
  }
}

const NEUTRAL: InlineStyle = {};
function pause(mark: PauseMark, span: TextSpan): Atom {
  return { kind: 'pause', mark, span };
}

function spanOf({ start, end }: TextSpan): TextSpan {
  return { start, end };
}
