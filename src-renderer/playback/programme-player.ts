import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { LoudnessMeter } from '../../src-main/shared/mix/integrated-loudness.ts';
import { mixBlock, soundsWithin } from '../../src-main/shared/mix/mix-block.ts';
import type { MixPlan } from '../../src-main/shared/mix/mix-plan.ts';
import type { SamplesCache } from './samples-cache.ts';
import { scheduleBlock } from './schedule-block.ts';
import type { MeterReading } from './transport.ts';

/** Frames mixed at once: 50 ms. */
const BLOCK_FRAMES = 2_400;
/** How far ahead of the ear blocks are put on the clock, in frames of it. */
const AHEAD_FRAMES = 12_000;
/** How far ahead of the mixer sounds are fetched, in samples of the programme. */
const FETCH_AHEAD_SAMPLES = 3 * PROJECT_SAMPLE_RATE;
const START_DELAY_FRAMES = 1_440;
const PUMP_MS = 40;

export interface PlayRange {
  readonly fromSample: number;
  /** -4 to 4, not 0; negative plays backwards. */
  readonly speed: number;
  readonly loop: { readonly startSample: number; readonly endSample: number } | null;
}

interface ScheduledBlock {
  readonly atFrame: number;
  /** Frames of the context's clock it lasts. */
  readonly frames: number;
  readonly fromSample: number;
  readonly speed: number;
  readonly source: AudioBufferSourceNode;
  readonly meters: MeterReading;
}

/** Plays a stretch of the programme once, from one point on; made anew for every start. */
export class ProgrammePlayer {
  readonly #context: AudioContext;
  readonly #output: GainNode;
  readonly #plan: () => MixPlan;
  readonly #cache: SamplesCache;
  readonly #range: PlayRange;
  readonly #onEnd: (error?: unknown) => void;
  readonly #loudness = new LoudnessMeter(2);
  #blocks: ScheduledBlock[] = [];
  /** Where mixing goes on, on the programme and on the context's clock. */
  #nextSample: number;
  #nextFrame = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #fetching = false;
  #stopped = false;

  constructor(context: AudioContext, plan: () => MixPlan, cache: SamplesCache, range: PlayRange, onEnd: (error?: unknown) => void) {
    this.#context = context;
    this.#output = new GainNode(context);
    this.#output.connect(context.destination);
    this.#plan = plan;
    this.#cache = cache;
    this.#range = range;
    this.#onEnd = onEnd;
    this.#nextSample = range.fromSample;
  }

  /** Resolves when the first block is on the clock. */
  async start(): Promise<void> {
    await this.#cache.load(this.#needed(BLOCK_FRAMES * 10));
    if (this.#stopped) return;
    this.#nextFrame = this.#nowFrame() + START_DELAY_FRAMES;
    this.#pump();
    this.#timer = setInterval(() => {
      this.#pump();
    }, PUMP_MS);
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    clearInterval(this.#timer);
    // A few milliseconds of fading instead of a click.
    const end = this.#context.currentTime + 0.012;
    this.#output.gain.setTargetAtTime(0, this.#context.currentTime, 0.003);
    for (const { source } of this.#blocks) source.stop(end);
    setTimeout(() => {
      this.#output.disconnect();
    }, 50);
  }

  /** The programme has changed: what is not yet being heard is mixed again. */
  refresh(): void {
    const keepUntil = this.#nowFrame() + START_DELAY_FRAMES;
    const dropped = this.#blocks.filter(({ atFrame }) => atFrame > keepUntil);
    const first = dropped[0];
    if (!first) return;
    for (const { source } of dropped) {
      source.stop();
      source.disconnect();
    }
    this.#blocks = this.#blocks.filter(({ atFrame }) => atFrame <= keepUntil);
    this.#nextSample = first.fromSample;
    this.#nextFrame = first.atFrame;
    this.#pump();
  }

  /** What is being heard now. */
  positionSamples(): number {
    const heard = this.#nowFrame() - Math.round((this.#context.outputLatency || 0) * PROJECT_SAMPLE_RATE);
    const block = this.#blocks.findLast(({ atFrame }) => atFrame <= heard) ?? this.#blocks[0];
    if (!block) return this.#range.fromSample;
    const since = Math.min(Math.max(0, heard - block.atFrame), block.frames);
    return Math.max(0, Math.round(block.fromSample + since * block.speed));
  }

  meters(): MeterReading | undefined {
    const now = this.#nowFrame();
    return this.#blocks.findLast(({ atFrame }) => atFrame <= now)?.meters;
  }

  #nowFrame(): number {
    return Math.round(this.#context.currentTime * PROJECT_SAMPLE_RATE);
  }

  #needed(samples: number) {
    const start = this.#range.speed < 0 ? Math.max(0, this.#nextSample - samples) : this.#nextSample;
    const { loop } = this.#range;
    const wraps = loop && this.#range.speed > 0 && this.#nextSample < loop.endSample && this.#nextSample + samples > loop.endSample;
    return [...soundsWithin(this.#plan(), start, samples), ...(wraps ? soundsWithin(this.#plan(), loop.startSample, samples) : [])];
  }

  #pump(): void {
    const now = this.#nowFrame();
    this.#blocks = this.#blocks.filter(({ atFrame, frames }) => atFrame + frames > now - AHEAD_FRAMES);
    if (this.#isAtEnd()) {
      // Not before the last block has been heard to its end.
      if (now >= this.#nextFrame) this.#end();
      return;
    }
    // After a wait for sounds the clock has moved on.
    if (this.#nextFrame < now) this.#nextFrame = now + START_DELAY_FRAMES;
    while (!this.#stopped && this.#nextFrame < now + AHEAD_FRAMES && !this.#isAtEnd()) {
      if (!this.#scheduleNext()) break;
    }
    this.#fetchAhead();
  }

  #isAtEnd(): boolean {
    if (this.#range.speed < 0) return this.#nextSample <= 0;
    return !this.#range.loop && this.#nextSample >= this.#plan().lengthSamples;
  }

  #end(error?: unknown): void {
    this.stop();
    this.#onEnd(error);
  }

  /** @returns false while its sounds are still on their way. */
  #scheduleNext(): boolean {
    const { speed, loop } = this.#range;
    const isBackwards = speed < 0;
    const inLoop = loop && !isBackwards && this.#nextSample < loop.endSample ? loop : null;
    const most = Math.max(1, isBackwards ? this.#nextSample : inLoop ? inLoop.endSample - this.#nextSample : Infinity);
    const samples = Math.min(Math.round(BLOCK_FRAMES * Math.abs(speed)), most);
    const from = isBackwards ? this.#nextSample - samples : this.#nextSample;
    const plan = this.#plan();
    if (!soundsWithin(plan, from, samples).every((needed) => this.#cache.has(needed))) return false;

    const { left, right, trackPeaks } = mixBlock(plan, from, samples, this.#cache);
    if (isBackwards) {
      left.reverse();
      right.reverse();
    }
    const frames = Math.round(samples / Math.abs(speed));
    const source = scheduleBlock(this.#context, this.#output, [own(left), own(right)], this.#nextFrame, Math.abs(speed));
    this.#blocks.push({ atFrame: this.#nextFrame, frames, fromSample: this.#nextSample, speed, source, meters: this.#measure(left, right, trackPeaks) });
    this.#nextFrame += frames;
    this.#nextSample = isBackwards ? from : from + samples;
    if (inLoop && this.#nextSample >= inLoop.endSample) this.#nextSample = inLoop.startSample;
    return true;
  }

  #measure(left: Float32Array, right: Float32Array, trackPeaks: ReadonlyMap<string, number>): MeterReading {
    const interleaved = new Float32Array(left.length * 2);
    for (let index = 0; index < left.length; index++) {
      interleaved[2 * index] = left[index] ?? 0;
      interleaved[2 * index + 1] = right[index] ?? 0;
    }
    this.#loudness.add(interleaved);
    return {
      peakLeftDb: decibels(peakOf(left)),
      peakRightDb: decibels(peakOf(right)),
      momentaryLufs: this.#loudness.momentary(),
      trackPeaksDb: new Map([...trackPeaks].map(([id, peak]) => [id, decibels(peak)])),
    };
  }

  #fetchAhead(): void {
    if (this.#fetching || this.#stopped) return;
    const needed = this.#needed(FETCH_AHEAD_SAMPLES * Math.abs(this.#range.speed)).filter((sound) => !this.#cache.has(sound));
    if (needed.length === 0) return;
    this.#fetching = true;
    this.#cache
      .load(needed)
      .catch((error: unknown) => {
        this.#end(error);
      })
      .finally(() => {
        this.#fetching = false;
      });
  }
}

/** A view that an `AudioBuffer` may copy from. */
function own(samples: Float32Array): Float32Array<ArrayBuffer> {
  return new Float32Array(samples);
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

function decibels(peak: number): number {
  return 20 * Math.log10(peak);
}
