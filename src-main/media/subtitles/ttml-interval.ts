import type { Edit } from './subtitle-source.ts';
import type { TtmlTiming } from './ttml-cue.ts';
import { readTtmlTime, type TtmlClock, type TtmlTime } from './ttml-time.ts';

/** The start tag that times are written in. */
interface StartTag {
  readonly source: string;
  /** Where it begins in the file. */
  readonly start: number;
}

type TimeAttribute = 'begin' | 'end' | 'dur';
/** Where the tag has each of them, its value in quotes. */
const ATTRIBUTES: Readonly<Record<TimeAttribute, RegExp>> = {
  begin: /(\sbegin\s*=\s*)("[^"]*"|'[^']*')/,
  end: /(\send\s*=\s*)("[^"]*"|'[^']*')/,
  dur: /(\sdur\s*=\s*)("[^"]*"|'[^']*')/,
};

/** When an element is there: from its own times, within those of what it stands in (TTML2, 12.4). */
export class TtmlInterval {
  readonly start: number;
  readonly end: number;
  /** It has a time of its own, right or wrong. */
  readonly isTimed: boolean;
  readonly #parent: TtmlInterval | null;
  readonly #clock: TtmlClock;
  readonly #tag: StartTag;
  /** What its own start counts from. */
  readonly #base: number;
  readonly #times: { readonly begin?: TtmlTime; readonly end?: TtmlTime; readonly dur?: TtmlTime };
  readonly #malformed: string | undefined;
  readonly #isSequence: boolean;
  /** End of the last child, where one follows another. */
  #last: number;

  constructor(parent: TtmlInterval | null, attributes: Readonly<Record<string, string>>, clock: TtmlClock, tag: StartTag) {
    this.#parent = parent;
    this.#clock = clock;
    this.#tag = tag;
    const read = (['begin', 'end', 'dur'] as const).flatMap((name) => {
      const written = attributes[name];
      return written === undefined ? [] : [{ name, written, time: readTtmlTime(written, clock) }];
    });
    this.isTimed = read.length > 0;
    this.#malformed = read.find(({ time }) => !time)?.written;
    this.#times = Object.fromEntries(read.flatMap(({ name, time }) => (time ? [[name, time]] : [])));
    this.#isSequence = attributes['timeContainer'] === 'seq';
    this.#base = parent?.baseOfChild() ?? 0;
    const { begin, end, dur } = this.#times;
    this.start = Math.max(0, this.#base + (begin?.samples ?? 0));
    const ownEnd = Math.min(end ? this.#base + end.samples : Infinity, dur ? this.start + dur.samples : Infinity);
    this.end = Math.min(ownEnd, parent?.end ?? Infinity);
    this.#last = this.start;
  }

  baseOfChild(): number {
    return this.#isSequence ? this.#last : this.start;
  }

  /** It is over, which is when the next in a sequence begins. */
  close(): void {
    const parent = this.#parent;
    if (parent !== null && parent.#isSequence && this.end !== Infinity) parent.#last = this.end;
  }

  timing(): TtmlTiming {
    const { begin, end, dur } = this.#times;
    const malformed = this.#malformedAround();
    return {
      startSamples: this.start,
      endSamples: this.end,
      isMissing: !this.#isTimedAround(),
      isNegative: [begin, end, dur].some((time) => time?.isNegative),
      ...(malformed !== undefined && { malformed }),
      retime: (startSample, endSample) => this.#retime(startSample, endSample),
    };
  }

  #isTimedAround(): boolean {
    return this.isTimed || (this.#parent !== null && this.#parent.#isTimedAround());
  }

  #malformedAround(): string | undefined {
    if (this.#malformed !== undefined || this.#parent === null) return this.#malformed;
    return this.#parent.#malformedAround();
  }

  /** Times outside of what it stands in cannot be written here; nor can those in a sequence, where all that follows would move. */
  #retime(startSample: number, endSample: number): Edit[] | null {
    const outer = this.#parent;
    if (this.#isInSequence() || startSample < this.#base || endSample > (outer?.end ?? Infinity)) return null;
    const { begin, end, dur } = this.#times;
    // Times that were not written come as the clock's own.
    const usual = readTtmlTime('00:00:00.000', this.#clock);
    const write = (time: TtmlTime | undefined, samples: number): string => (time ?? usual)?.rewrite(samples) ?? '';
    const isOf = (time: number, sample: number): boolean => Math.round(time) === sample;
    const moved = !isOf(this.start, startSample);
    const attributes: [TimeAttribute, string][] = [];
    if (moved) attributes.push(['begin', write(begin, startSample - this.#base)]);
    if (end ? !isOf(this.end, endSample) : !dur && !isOf(this.end, endSample)) attributes.push(['end', write(end ?? begin, endSample - this.#base)]);
    if (dur && (moved || !isOf(this.end, endSample))) attributes.push(['dur', write(dur, endSample - startSample)]);
    return attributes.flatMap(([name, value]) => this.#attribute(name, value));
  }

  #isInSequence(): boolean {
    return this.#parent !== null && (this.#parent.#isSequence || this.#parent.#isInSequence());
  }

  /** Puts a value where the tag has the attribute, else behind the tag's name. */
  #attribute(name: TimeAttribute, value: string): Edit[] {
    const { source, start } = this.#tag;
    const found = ATTRIBUTES[name].exec(source);
    if (!found) {
      const at = start + (/^<[^\s/>]+/.exec(source)?.[0].length ?? 1);
      return [{ start: at, end: at, text: ` ${name}="${value}"` }];
    }
    const from = start + found.index + (found[1]?.length ?? 0) + 1;
    const length = (found[2]?.length ?? 2) - 2;
    return source.slice(from - start, from - start + length) === value ? [] : [{ start: from, end: from + length, text: value }];
  }
}

/** What the root of a document stands in: all time there is. */
export function rootTiming(): TtmlInterval {
  return new TtmlInterval(null, {}, { framesASecond: 30, countedFrames: 30, ticksASecond: 1, timecode: null }, { source: '', start: 0 });
}
