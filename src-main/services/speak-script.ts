import type { SynthesisEvent, SynthesisResult } from '../engine/synthesis/synthesiser.ts';
import type { Delivery } from '../shared/domain/delivery.ts';
import type { Script, ScriptLine } from '../shared/domain/script.ts';
import type { Placement, SlotRequest } from './place-line.ts';
import { placeLine, slotFor } from './place-line.ts';
import type { Speaker } from './speak-with-retry.ts';
import { speakWithRetry } from './speak-with-retry.ts';

const SAMPLES_A_MS = 48;

export interface SpeakScriptOptions {
  readonly voice: string;
  readonly delivery: Delivery;
  readonly seed: number;
  /** Speech is fitted to the slots that lines have. */
  readonly fit: boolean;
  /** Lines do not share a programme: each keeps to its own cue, whatever became of the one before it. */
  readonly apart: boolean;
  readonly signal?: AbortSignal;
  /** A line has been spoken so far, 0 to 1; 1 is told once. */
  readonly onProgress?: (line: ScriptLine, share: number) => void;
}

/** A line on its way, with its place in the programme. `sound` must be taken to its end before the next line is asked for. */
export interface PlacedLine extends Placement {
  readonly index: number;
  readonly line: ScriptLine;
  /** Mono, 48 kHz. */
  readonly sound: AsyncIterable<Float32Array>;
  /** Once `sound` has ended. */
  result(): SynthesisResult;
}

/**
 * Speaks a script line by line and places each on the programme's clock. The engine is always asked one line ahead: with
 * slots as soon as the length of a line is certain, which is before its sound is made, because the next slot depends on it.
 */
export async function* speakScript(script: Script, engine: Speaker, options: SpeakScriptOptions): AsyncGenerator<PlacedLine, void, undefined> {
  const lines = inCueOrder(script.lines);
  const seeds = seedsOf(lines, options.seed);
  const ask = (index: number, slot?: SlotRequest): LineEvents => {
    const { voice, delivery, signal } = options;
    const request = { voice, text: lines[index]?.text ?? '', delivery, seed: seeds[index] ?? options.seed, ...slot };
    return new LineEvents(speakWithRetry(engine, request, signal));
  };
  const placeAfter = (index: number, endMs: number): { placement: Placement; slot: SlotRequest | undefined } => {
    const line = lines[index];
    if (!line) throw new RangeError(`there is no line ${index}`);
    const placement = placeLine(line, lines[index - 1], options.apart ? 0 : endMs);
    return { placement, slot: options.fit ? slotFor(line, placement.startMs, lines[index + 1]) : undefined };
  };

  let { placement, slot } = placeAfter(0, 0);
  let events = ask(0, slot);
  for (const [index, line] of lines.entries()) {
    const current = events;
    const isLast = index === lines.length - 1;
    if (!isLast) {
      const expectedEndMs = slot ? placement.startMs + (await current.exactSamples()) / SAMPLES_A_MS : 0;
      events = ask(index + 1, options.fit ? placeAfter(index + 1, expectedEndMs).slot : undefined);
    }
    yield {
      ...placement,
      index,
      line,
      sound: current.sound((share) => options.onProgress?.(line, share)),
      result: () => current.result(),
    };
    if (!isLast) ({ placement, slot } = placeAfter(index + 1, placement.startMs + current.result().samples / SAMPLES_A_MS));
  }
}

/** The events of one line, looked into as far as its length and no further. */
class LineEvents {
  readonly #events: AsyncGenerator<SynthesisEvent>;
  readonly #peeked: SynthesisEvent[] = [];
  #result: SynthesisResult | undefined;

  constructor(events: AsyncGenerator<SynthesisEvent>) {
    this.#events = events;
  }

  /** Length of the line in samples. With a slot it comes before the sound; without, the sound is waited for. */
  async exactSamples(): Promise<number> {
    for (;;) {
      const { value: event } = (await this.#events.next()) as { value: SynthesisEvent | undefined };
      if (!event) return this.result().samples;
      this.#peeked.push(event);
      if (event.kind === 'plan' && event.exact) return event.totalSamples;
      if (event.kind === 'done') return event.result.samples;
    }
  }

  async *sound(onShare: (share: number) => void): AsyncGenerator<Float32Array> {
    let total = 0;
    let heard = 0;
    for await (const event of this.#all()) {
      if (event.kind === 'plan') {
        total = event.totalSamples;
      } else if (event.kind === 'sound') {
        yield event.samples;
        heard += event.samples.length;
        onShare(Math.min(0.99, heard / Math.max(total, heard)));
      } else {
        this.#result = event.result;
        onShare(1);
      }
    }
  }

  result(): SynthesisResult {
    if (!this.#result) throw new Error('the line has not ended yet');
    return this.#result;
  }

  async *#all(): AsyncGenerator<SynthesisEvent> {
    yield* this.#peeked;
    yield* this.#events;
  }
}

/** Subtitles may list cues in any order; they are spoken in that of their times. */
function inCueOrder(lines: readonly ScriptLine[]): readonly ScriptLine[] {
  return lines.toSorted((a, b) => (a.slot?.startMs ?? 0) - (b.slot?.startMs ?? 0));
}

/**
 * A line's sound depends on its words, not on its place, so that inserting a line leaves the others as they were; only words
 * that come again are said another way each time.
 */
function seedsOf(lines: readonly ScriptLine[], seed: number): number[] {
  const times = new Map<string, number>();
  return lines.map(({ text }) => {
    const before = times.get(text) ?? 0;
    times.set(text, before + 1);
    return seed + before;
  });
}
