/**
 * Text that knows where in its file each character came from, so that a change of the text can be made in the file and
 * everything beside it, markup above all, left as it is.
 */
export class MappedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its source begins and ends. */
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];

  private constructor(text: string, starts: readonly number[], ends: readonly number[]) {
    this.text = text;
    this.#starts = starts;
    this.#ends = ends;
  }

  static build(write: (writer: MappedWriter) => void): MappedText {
    const writer = new MappedWriter();
    write(writer);
    return new MappedText(writer.pieces.join(''), writer.starts, writer.ends);
  }

  static concat(texts: readonly MappedText[]): MappedText {
    return MappedText.build((writer) => {
      for (const text of texts) text.#copy(writer, 0, text.text.length);
    });
  }

  slice(start: number, end = this.text.length): MappedText {
    return new MappedText(this.text.slice(start, end), this.#starts.slice(start, end), this.#ends.slice(start, end));
  }

  /** Each match of `pattern` (which is global) as what `by` makes of it. What is put there stands for all of the match. */
  replace(pattern: RegExp, by: (match: string, offset: number) => string): MappedText {
    const all = [...this.text.matchAll(pattern)];
    if (all.every(([match], index) => by(match, all[index]?.index ?? 0) === match)) return this;
    return MappedText.build((writer) => {
      let at = 0;
      for (const found of all) {
        const end = found.index + found[0].length;
        this.#copy(writer, at, found.index);
        const put = by(found[0], found.index);
        if (put === found[0]) this.#copy(writer, found.index, end);
        else if (found[0] !== '') writer.put(put, this.#starts[found.index] ?? 0, this.#ends[end - 1] ?? 0);
        at = end;
      }
      this.#copy(writer, at, this.text.length);
    });
  }

  trim(): MappedText {
    if (this.text.trim().length === this.text.length) return this;
    const start = this.text.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }

  /** Where in the file a stretch of the text is; undefined for an empty one. */
  sourceOf(start: number, end: number): { start: number; end: number } | undefined {
    const from = this.#starts[start];
    const to = this.#ends[end - 1];
    return end > start && from !== undefined && to !== undefined ? { start: from, end: to } : undefined;
  }

  #copy(writer: MappedWriter, start: number, end: number): void {
    if (end <= start) return;
    writer.pieces.push(this.text.slice(start, end));
    for (let at = start; at < end; at += 1) {
      writer.starts.push(this.#starts[at] ?? 0);
      writer.ends.push(this.#ends[at] ?? 0);
    }
  }
}

class MappedWriter {
  readonly pieces: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** Text as it stands in the file from `sourceStart` on. */
  copy(text: string, sourceStart: number): void {
    this.pieces.push(text);
    for (let at = 0; at < text.length; at += 1) {
      this.starts.push(sourceStart + at);
      this.ends.push(sourceStart + at + 1);
    }
  }

  /** Text that stands in the file as something else, such as an entity. */
  put(text: string, sourceStart: number, sourceEnd: number): void {
    this.pieces.push(text);
    for (let at = 0; at < text.length; at += 1) {
      this.starts.push(sourceStart);
      this.ends.push(sourceEnd);
    }
  }
}
