/** A stretch of Markdown that is read in one go: its inline source and the 1-based line where it begins. */
interface MarkdownBlock {
  readonly source: string;
  readonly sourceLine: number;
}

export interface MarkdownBlocks {
  readonly blocks: readonly MarkdownBlock[];
  /** Lower-case labels of link definitions. */
  readonly labels: ReadonlySet<string>;
}

const FENCE = /^(`{3,})[^`]*$|^(~{3,})/;
const HEADING = /^#{1,6}(?:\s+|$)/;
const UNDERLINE = /^(?:=+|-+)\s*$/;
const RULER = /^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const LIST_MARKER = /^(?:[-*+]|\d{1,9}[.)])(?:\s+(?:\[[ xX]\]\s+)?|$)/;
const TABLE_RULER = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;
const DEFINITION = /^\[([^[\]^][^[\]]{0,998})\]:\s*(?:<[^<>]*>|\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/;
const FOOTNOTE = /^\[\^[^\]\s]{1,100}\]:/;
/** What a page does not show, and how each ends. */
const HIDDEN = /<!--|<(script|style)(?=[\s>])/i;

/**
 * Finds what is to be spoken in Markdown (CommonMark 0.31, GFM's tables and task lists, YAML and TOML front matter):
 * paragraphs, headings, list items, quotes and table rows, one block each. Fenced code, comments, link definitions,
 * footnotes and rulers are left out. Soft line ends are joined; hard ones begin a new block, and so does a line for which
 * `startsBlock` holds. Indented text is spoken: authors indent speech more often than code.
 */
export function markdownBlocks(text: string, startsBlock: (source: string) => boolean): MarkdownBlocks {
  const reader = new BlockReader(startsBlock);
  const lines = text.split(/\r\n|\n|\r/);
  const start = frontMatterEnd(lines);
  for (let index = start; index < lines.length; index++) reader.readLine(lines[index] ?? '', index + 1);
  reader.endBlock();
  return reader;
}

class BlockReader implements MarkdownBlocks {
  readonly blocks: MarkdownBlock[] = [];
  readonly labels = new Set<string>();
  readonly #startsBlock: (source: string) => boolean;
  #open: { lines: string[]; sourceLine: number } | undefined;
  /** The closing fence of the code block we are in. */
  #fence: string | undefined;
  /** The end of the hidden stretch we are in. */
  #hiddenUntil: string | undefined;
  #inTable = false;
  #inFootnote = false;

  constructor(startsBlock: (source: string) => boolean) {
    this.#startsBlock = startsBlock;
  }

  readLine(line: string, sourceLine: number): void {
    if (this.#fence !== undefined) {
      const close = line.replace(/^[\s>]*/, '').trimEnd();
      if (close.startsWith(this.#fence) && /^(`+|~+)$/.test(close)) this.#fence = undefined;
      return;
    }
    const visible = this.#withoutHidden(line);
    // A line that only held a comment is no blank line.
    if (visible.trim() === '' && line.trim() !== '') return;
    this.#readVisible(this.#enterContainers(visible), sourceLine);
  }

  endBlock(): void {
    if (this.#open) this.blocks.push({ source: this.#open.lines.join(' '), sourceLine: this.#open.sourceLine });
    this.#open = undefined;
  }

  #readVisible(line: string, sourceLine: number): void {
    const content = line.trim();
    const fence = FENCE.exec(content);
    if (content === '') {
      this.endBlock();
      this.#inTable = false;
      this.#inFootnote = false;
    } else if (fence) {
      this.endBlock();
      this.#fence = fence[1] ?? fence[2];
    } else if (this.#inFootnote || FOOTNOTE.test(content)) {
      this.endBlock();
      this.#inFootnote = true;
    } else if (HEADING.test(content)) {
      this.endBlock();
      const title = content.replace(HEADING, '').replace(/(?:^|\s)#+$/, '').replace(/\s\{#[^{}]{1,200}\}$/, '');
      this.#addBlock(title, sourceLine);
    } else if (UNDERLINE.test(content) && this.#open) {
      this.endBlock();
    } else if (this.#inTable) {
      this.#addBlock(tableRow(content), sourceLine);
    } else if (content.includes('|') && TABLE_RULER.test(content) && this.#open?.lines.at(-1)?.includes('|')) {
      this.#beginTable(sourceLine - 1);
    } else if (RULER.test(content)) {
      this.endBlock();
    } else {
      this.#readText(line, sourceLine);
    }
  }

  #readText(line: string, sourceLine: number): void {
    const content = line.trim();
    const label = this.#open ? undefined : DEFINITION.exec(content)?.[1];
    if (label !== undefined) {
      this.labels.add(label.toLowerCase());
      return;
    }
    if (this.#open && this.#startsBlock(content)) this.endBlock();
    this.#open ??= { lines: [], sourceLine };
    const hardBreak = / {2}$|(?<!\\)\\$/.test(line);
    this.#open.lines.push(hardBreak ? content.replace(/\\$/, '') : content);
    if (hardBreak) this.endBlock();
  }

  /** The row above the ruler was taken for text until now. */
  #beginTable(headerLine: number): void {
    const header = this.#open?.lines.pop() ?? '';
    if (this.#open?.lines.length === 0) this.#open = undefined;
    this.endBlock();
    this.#addBlock(tableRow(header), headerLine);
    this.#inTable = true;
  }

  #addBlock(source: string, sourceLine: number): void {
    this.blocks.push({ source, sourceLine });
  }

  /** Takes off the marks of quotes and list items; an item begins a block. */
  #enterContainers(line: string): string {
    let content = line;
    for (;;) {
      const inner = content.trimStart();
      if (inner.startsWith('>')) content = inner.slice(1);
      else if (LIST_MARKER.test(inner) && !RULER.test(inner.trim()) && !(this.#open && UNDERLINE.test(inner))) {
        this.endBlock();
        this.#inTable = false;
        content = inner.replace(LIST_MARKER, '');
        if (content === '') return '';
      } else return inner;
    }
  }

  #withoutHidden(line: string): string {
    let visible = '';
    let rest = line;
    for (;;) {
      if (this.#hiddenUntil !== undefined) {
        const end = rest.toLowerCase().indexOf(this.#hiddenUntil);
        if (end < 0) return visible;
        rest = rest.slice(end + this.#hiddenUntil.length);
        this.#hiddenUntil = undefined;
      }
      const start = HIDDEN.exec(rest);
      if (!start) return visible + rest;
      visible += rest.slice(0, start.index);
      rest = rest.slice(start.index + start[0].length);
      this.#hiddenUntil = start[1] === undefined ? '-->' : `</${start[1].toLowerCase()}>`;
    }
  }
}

/** Index of the first line after the front matter, 0 where there is none. */
function frontMatterEnd(lines: readonly string[]): number {
  const fence = lines[0]?.trimEnd();
  if (fence !== '---' && fence !== '+++') return 0;
  const end = lines.findIndex((line, index) => index > 0 && (line.trimEnd() === fence || (fence === '---' && line.trimEnd() === '...')));
  // A ruler that opens a page is followed by prose, front matter by keys.
  const keys = lines.slice(1, Math.max(end, 1)).every((line) => /^\s*$|^\s*[#-]|^\s+\S|^[\w"'.-]+\s*[:=]|^[\]}]/.test(line));
  return end > 0 && keys ? end + 1 : 0;
}

/** Cells become members of a list; a pipe may be escaped. */
function tableRow(row: string): string {
  const cells = row.replace(/^\|/, '').split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(', ');
}
