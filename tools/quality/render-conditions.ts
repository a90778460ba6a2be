import type { AcousticModel, FrameTrack } from '../../src-main/engine/acoustic/acoustic-model.ts';
import { stageSeed } from '../../src-main/engine/synthesis/stage-seed.ts';
import type { Synthesiser, SynthesisResult } from '../../src-main/engine/synthesis/synthesiser.ts';
import type { Vocoder } from '../../src-main/engine/vocoder/vocoder.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';
import type { HeldOutUtterance, NaturalFrames, PlacedPhone } from './exchange.ts';

/** A voice as the judges hear it: whole, and its two models by themselves. */
export interface JudgedVoice {
  readonly id: string;
  readonly synthesiser: Pick<Synthesiser, 'synthesise'>;
  readonly acoustic: AcousticModel;
  readonly vocoder: Vocoder;
  /** The acoustic model's symbols, in the order of its ids. */
  readonly symbols: readonly string[];
}

/** F0 of a recording without any voiced frame; what it is does not matter. */
const FALLBACK_HZ = 160;

/** A recording's own mel and F0 as the vocoder takes them: F0 goes on, on a log scale, where there is no voice. */
export function naturalTrack({ mel, f0Hz }: NaturalFrames): FrameTrack {
  const voicing = f0Hz.map((hz) => (hz > 0 ? 1 : 0));
  return { frames: f0Hz.length, mel, f0Hz: throughGaps(f0Hz), voicing };
}

/** Fills the zeros of an F0 track: straight lines in log F0 between voiced frames, held at both ends. */
export function throughGaps(f0Hz: Float32Array): Float32Array {
  const filled = Float32Array.from(f0Hz);
  let before = -1;
  for (let frame = 0; frame <= f0Hz.length; frame += 1) {
    const voiced = frame < f0Hz.length && (f0Hz[frame] ?? 0) > 0;
    if (!voiced && frame < f0Hz.length) continue;
    const left = before >= 0 ? f0Hz[before] : f0Hz[frame];
    const right = voiced ? f0Hz[frame] : left;
    for (let gap = before + 1; gap < frame; gap += 1) {
      const way = (gap - before) / (frame - before);
      filled[gap] = left === undefined || right === undefined ? FALLBACK_HZ : left ** (1 - way) * right ** way;
    }
    before = frame;
  }
  return filled;
}

/** Natural mel and F0 through the vocoder: what the vocoder alone costs. */
export function copySynthesis({ vocoder }: JudgedVoice, natural: NaturalFrames, seed: number): AsyncIterable<Float32Array> {
  return vocoder.render(naturalTrack(natural), stageSeed(seed, 0, 'render'));
}

/** The recording's tokens and phone lengths through model and vocoder; pitch, energy and voicing are the model's. */
export async function withNaturalDurations(
  voice: JudgedVoice,
  { id, tokens, durations, seed }: HeldOutUtterance,
): Promise<AsyncIterable<Float32Array>> {
  const ids = Int32Array.from(tokens, (symbol) => voice.symbols.indexOf(symbol));
  const unknown = tokens[ids.indexOf(-1)];
  if (unknown !== undefined) throw new RangeError(`${id}: the voice has no symbol "${unknown}"`);
  const plan = await voice.acoustic.plan(ids, stageSeed(seed, 0, 'plan'));
  const edited = { ...plan, durationFrames: Int32Array.from(durations) };
  const track = await voice.acoustic.decode(edited, stageSeed(seed, 0, 'decode'));
  return voice.vocoder.render(track, stageSeed(seed, 0, 'render'));
}

export interface SpokenText {
  readonly result: SynthesisResult;
  readonly sounds: readonly Float32Array[];
}

/** A text through everything the product does to it. */
export async function speakText(
  synthesiser: Pick<Synthesiser, 'synthesise'>,
  text: string,
  seed: number,
  pitchSemitones = 0,
): Promise<SpokenText> {
  const sounds: Float32Array[] = [];
  for await (const event of synthesiser.synthesise({ text, seed, delivery: { ...NEUTRAL_DELIVERY, pitchSemitones } })) {
    if (event.kind === 'sound') sounds.push(event.samples);
    if (event.kind === 'done') return { result: event.result, sounds };
  }
  throw new Error(`the engine never finished "${text}"`);
}

/** All phones in order, with their lengths. */
export function placedPhones({ timings }: SynthesisResult): PlacedPhone[] {
  const pauseStarts = new Set(timings.pauses.map(({ startMs }) => startMs));
  const wordsBeforePauses = new Set(timings.phones.filter(({ endMs }) => pauseStarts.has(endMs)).map(({ word }) => word));
  return timings.phones.map(({ symbol, startMs, endMs, word }) => ({
    symbol,
    ms: endMs - startMs,
    lastWord: wordsBeforePauses.has(word),
  }));
}
