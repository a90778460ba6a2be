/** What is to be spoken, as its author wrote it, before any cast or voice. */
export interface Script {
  /** In the order of the source. Never empty, and every line has something to say. */
  readonly lines: readonly ScriptLine[];
}

/** One stretch of script said by one character. */
export interface ScriptLine {
  /** Spoken text on one line, without markup of the file it came from. */
  readonly text: string;
  /** Name of who speaks, where the source tells. */
  readonly character?: string;
  readonly slot?: Slot;
  /** 1-based number of the line in the source where this text begins. */
  readonly sourceLine: number;
}

/** Start and end on the programme clock that a line must fit; whole milliseconds, 0 <= start < end. Slots may overlap. */
export interface Slot {
  readonly startMs: number;
  readonly endMs: number;
}
