import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { SynthesisEvent } from '../synthesis/synthesiser.ts';
import type { SpeakRequest } from './protocol.ts';

/** Sound a line may be ahead of its receiver, in samples: 10 s. */
export const SOUND_WINDOW = 480_000;

export interface LineOwner {
  /** The receiver has taken so many samples; the engine may send as many more. */
  grant(line: SpokenLine, samples: number): void;
  /** The receiver does not want the rest. */
  leave(line: SpokenLine): void;
}

/**
 * One line on its way through the engine, as the studio sees it. Its one receiver iterates the events; events wait here
 * until they are taken, and no more than `SOUND_WINDOW` of sound is ever sent ahead.
 */
export class SpokenLine implements AsyncIterableIterator<SynthesisEvent, void, undefined> {
  readonly id: number;
  readonly rank: number;
  readonly request: SpeakRequest;
  /** Called when the line has come to its end, good or bad. */
  onSettled: () => void = () => undefined;
  readonly #owner: LineOwner;
  readonly #events: SynthesisEvent[] = [];
  #outcome: { readonly error?: VoxloomError } | undefined;
  #wake: (() => void) | undefined;
  /** Samples that arrived in the present process, and how many of them an earlier process had sent before it went. */
  #arrived = 0;
  #repeated = 0;
  #plansArrived = 0;
  #plansRepeated = 0;
  #credit = 0;
  #replays = 0;

  constructor(id: number, rank: number, request: SpeakRequest, owner: LineOwner) {
    this.id = id;
    this.rank = rank;
    this.request = request;
    this.#owner = owner;
  }

  /** The receiver has as much sound as it may have; the engine rests on this line. */
  get stalled(): boolean {
    return this.#credit <= 0;
  }

  get replays(): number {
    return this.#replays;
  }

  /** The line goes to an engine process. @returns samples that process may send, repeated ones included. */
  dispatch(): number {
    const waiting = this.#events.reduce((sum, event) => sum + (event.kind === 'sound' ? event.samples.length : 0), 0);
    this.#credit = Math.max(1, this.#repeated + SOUND_WINDOW - waiting);
    return this.#credit;
  }

  /** The process it was on is gone: what has arrived is kept, and the next process, which says the same, is heard from there on. */
  replay(): void {
    this.#replays += 1;
    this.#repeated = Math.max(this.#repeated, this.#arrived);
    this.#plansRepeated = Math.max(this.#plansRepeated, this.#plansArrived);
    this.#arrived = 0;
    this.#plansArrived = 0;
    this.#credit = 0;
  }

  take(event: SynthesisEvent): void {
    if (this.#outcome) return;
    if (event.kind === 'plan') {
      this.#plansArrived += 1;
      if (this.#plansArrived > this.#plansRepeated) this.#events.push(event);
    } else if (event.kind === 'sound') {
      const known = Math.min(event.samples.length, Math.max(0, this.#repeated - this.#arrived));
      this.#arrived += event.samples.length;
      this.#credit -= event.samples.length;
      if (known < event.samples.length) this.#events.push({ ...event, samples: event.samples.subarray(known) });
    } else {
      this.#events.push(event);
      this.#outcome = {};
    }
    this.#wake?.();
  }

  fail(error: VoxloomError): void {
    if (this.#outcome) return;
    this.#outcome = { error };
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<SynthesisEvent, void>> {
    for (;;) {
      // A failed line says so at once; what it had sent before is of no use to anyone.
      if (this.#outcome?.error) throw this.#outcome.error;
      const event = this.#events.shift();
      if (event?.kind === 'sound') this.#pass(event.samples.length);
      if (event) return { done: false, value: event };
      if (this.#outcome) return { done: true, value: undefined };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  return(): Promise<IteratorResult<SynthesisEvent, void>> {
    this.#owner.leave(this);
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #pass(samples: number): void {
    this.#credit += samples;
    if (!this.#outcome) this.#owner.grant(this, samples);
  }
}
