import type { Place } from './subtitle-source.ts';

/** Lines of a text, whatever ends them: CRLF, LF or CR. Counted from 0. */
export class SourceLines {
  readonly #text: string;
  /** Where each line begins, and behind the last what would be the next. Millions of lines must not cost objects. */
  readonly #starts: Uint32Array;
  readonly count: number;

  constructor(text: string) {
    this.#text = text;
    const starts: number[] = [0];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
    }
    this.count = starts.length;
    starts.push(text.length);
    this.#starts = Uint32Array.from(starts);
  }

  start(line: number): number {
    return this.#starts[Math.min(line, this.count)] ?? 0;
  }

  /** Behind the last character before the line's end. */
  end(line: number): number {
    let end = this.start(line + 1);
    const isLast = line + 1 >= this.count;
    if (!isLast) end -= this.#text.charCodeAt(end - 1) === 10 && this.#text.charCodeAt(end - 2) === 13 ? 2 : 1;
    return end;
  }

  text(line: number): string {
    return this.#text.slice(this.start(line), this.end(line));
  }

  isBlank(line: number): boolean {
    return this.text(line).trim() === '';
  }

  /** The line that an offset lies in. */
  at(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Lines `first` up to `last` (left out), line ends included. */
  place(first: number, last: number): Place {
    return { start: this.start(first), end: this.start(last) };
  }
}
