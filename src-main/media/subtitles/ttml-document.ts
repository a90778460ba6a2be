import { decodeEntities } from '../script/decode-entities.ts';
import { MappedText } from './mapped-text.ts';
import { LONGEST_RAW_WORDS, type Place } from './subtitle-source.ts';
import type { TtmlCue, TtmlRun } from './ttml-cue.ts';
import { ttmlClock, type TtmlClock } from './ttml-time.ts';
import { rootTiming, TtmlInterval } from './ttml-interval.ts';

/** What holds no words that are shown. */
const SILENT = new Set(['head', 'metadata', 'agent', 'name', 'title', 'desc', 'copyright', 'item', 'set', 'animate', 'actor', 'resources']);

type Attributes = Readonly<Record<string, string>>;

interface Element {
  readonly name: string;
  readonly tag: Place;
  readonly interval: TtmlInterval;
  readonly isSilent: boolean;
  readonly voice: string | null;
  /** The cue that its words belong to; null outside paragraphs. */
  readonly cue: OpenCue | null;
}

interface OpenCue {
  place: Place;
  readonly interval: TtmlInterval;
  readonly runs: TtmlRun[];
  /** Characters of all runs, with those that are not here. */
  length: number;
}

/** Puts together what a parser finds in a TTML document: cues in the order in which they begin, with the places of their words. */
export class TtmlDocument {
  readonly #text: string;
  readonly #open: Element[] = [];
  readonly #cues: OpenCue[] = [];
  readonly #agents = new Map<string, string>();
  #agent: { readonly id: string; hasName: boolean } | undefined;
  #clock: TtmlClock = ttmlClock({});
  /** Behind the last tag. */
  #at = 0;

  /** @param text of the file, to which all positions refer */
  constructor(text: string) {
    this.#text = text;
  }

  /** Those that have words. */
  get cues(): readonly TtmlCue[] {
    return this.#cues
      .filter(({ runs, length }) => length > LONGEST_RAW_WORDS || runs.some(({ text }) => text.text.trim() !== ''))
      .map(({ place, interval, runs, length }) => ({ place, runs, isTooLong: length > LONGEST_RAW_WORDS, timing: interval.timing() }));
  }

  /** A tag that ends behind `end` opens. */
  open(name: string, attributes: Attributes, end: number): void {
    const tag = this.#endWords('<', end);
    const parent = this.#open.at(-1);
    if (!parent) this.#clock = ttmlClock(attributes);
    if (name === 'agent' && attributes['id'] !== undefined) this.#agent = { id: attributes['id'], hasName: false };
    const parentInterval = parent?.interval ?? rootTiming();
    const interval = new TtmlInterval(parentInterval, attributes, this.#clock, { source: this.#text.slice(tag.start, tag.end), start: tag.start });
    const isSilent = parent?.isSilent === true || SILENT.has(name) || attributes['ruby'] === 'text' || attributes['ruby'] === 'textContainer' || attributes['ruby'] === 'delimiter';
    const ownCue = !isSilent && (name === 'p' || (name === 'span' && interval.isTimed)) ? { place: tag, interval, runs: [], length: 0 } : null;
    if (ownCue) this.#cues.push(ownCue);
    this.#open.push({ name, tag, interval, isSilent, voice: this.#voiceOf(attributes['agent']) ?? parent?.voice ?? null, cue: ownCue ?? parent?.cue ?? null });
    if (name === 'br' && !isSilent) this.#put('\n', tag);
  }

  selfClose(): void {
    this.#pop(this.#at);
  }

  /** The tag that was opened last closes with one that ends behind `end`. */
  close(end: number): void {
    this.#endWords('<', end);
    this.#pop(end);
  }

  /** Something that is no words, from `opening` to `closing`, ends about `position`. */
  skip(opening: string, closing: string, position: number): void {
    this.#endWords(opening, this.#behind(opening, closing, position));
  }

  /** A CDATA section ends about `position`. */
  characterData(position: number): void {
    const end = this.#behind('<![CDATA[', ']]>', position);
    const { start } = this.#endWords('<![CDATA[', end);
    const from = start + '<![CDATA['.length;
    const to = Math.max(from, end - ']]>'.length);
    this.#run({ start: from, end: to }, (writer) => {
      writer.copy(this.#text.slice(from, to), from);
    });
  }

  /** Nothing more comes: words behind the last tag, in a document that breaks off, belong to what is open. */
  end(): void {
    this.#words(this.#at, this.#text.length);
    while (this.#open.length > 0) this.#pop(this.#text.length);
  }

  /** The parser tells of such things before or behind their last character. */
  #behind(opening: string, closing: string, position: number): number {
    const start = this.#text.lastIndexOf(opening, position - 1);
    const found = this.#text.indexOf(closing, Math.max(this.#at, start + opening.length));
    return found < 0 ? Math.max(this.#at, position) : found + closing.length;
  }

  #pop(end: number): void {
    const element = this.#open.pop();
    if (!element) return;
    element.interval.close();
    if (element.name === 'agent') this.#agent = undefined;
    const { cue } = element;
    if (cue && cue !== this.#open.at(-1)?.cue) cue.place = { start: element.tag.start, end };
  }

  /** Words up to where a tag that ends behind `end` begins; @returns the place of that tag. */
  #endWords(opening: string, end: number): Place {
    const found = this.#text.lastIndexOf(opening, end - 1);
    const start = Math.max(this.#at, found);
    this.#words(this.#at, start);
    this.#at = end;
    return { start, end };
  }

  #words(start: number, end: number): void {
    if (end <= start) return;
    if (this.#agent) this.#nameAgent(start, end);
    this.#run({ start, end }, (writer) => {
      let at = start;
      for (const found of this.#text.slice(start, end).matchAll(/&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});/g)) {
        const here = start + found.index;
        writer.copy(this.#text.slice(at, here), at);
        at = here + found[0].length;
        writer.put(decodeEntities(found[0]), here, at);
      }
      writer.copy(this.#text.slice(at, end), at);
    });
  }

  #put(words: string, place: Place): void {
    this.#run(place, (writer) => {
      writer.put(words, place.start, place.end);
    });
  }

  #run(place: Place, write: Parameters<typeof MappedText.build>[0]): void {
    const element = this.#open.at(-1);
    if (!element?.cue || element.isSilent) return;
    element.cue.length += place.end - place.start;
    if (element.cue.length > LONGEST_RAW_WORDS) return;
    // White space of the file is no line break; only <br/> is.
    const built = MappedText.build(write);
    const text = element.name === 'br' ? built : built.replace(/\s+/g, () => ' ');
    element.cue.runs.push({ voice: element.voice, text, place });
  }

  #nameAgent(start: number, end: number): void {
    const name = decodeEntities(this.#text.slice(start, Math.min(end, start + 1000))).replace(/\s+/g, ' ').trim();
    if (!this.#agent || this.#agent.hasName || name === '' || this.#open.at(-1)?.name !== 'name') return;
    this.#agents.set(this.#agent.id, name);
    this.#agent.hasName = true;
  }

  /** Several may speak together. */
  #voiceOf(agents: string | undefined): string | undefined {
    const names = agents?.trim().split(/\s+/, 8).filter(Boolean).map((id) => this.#agents.get(id) ?? id) ?? [];
    return names.length === 0 ? undefined : names.join(' & ');
  }
}
