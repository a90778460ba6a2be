import { SoundMeter, type SoundMeasure } from '../../media/loudness/sound-measure.ts';
import { TruePeakLimiter } from '../../media/loudness/true-peak-limiter.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import type { LoudnessTarget } from '../../shared/mix/loudness-target.ts';

/** What brings a sound to its loudness target. */
export interface Mastering {
  readonly gainDb: number;
  /** Ceiling of the limiter; undefined when peaks stay under it by themselves. */
  readonly ceilingDbtp: number | undefined;
  readonly headSamples: number;
  readonly tailSamples: number;
}

export const NO_MASTERING: Mastering = { gainDb: 0, ceilingDbtp: undefined, headSamples: 0, tailSamples: 0 };

/** Times the gain is set anew for what the limiter takes away. */
const ROUNDS = 3;
const CLOSE_ENOUGH_DB = 0.1;
/** More would only bring up noise. */
const MOST_GAIN_DB = 40;

/**
 * Finds how to bring a sound to a target: a plain gain where its peaks allow, else a true-peak limiter and the gain that
 * makes up for what it takes away. `sound` is asked for anew for each pass.
 */
export async function findMastering(sound: () => AsyncIterable<Float32Array>, channels: 1 | 2, target: LoudnessTarget): Promise<Mastering> {
  const padding = {
    headSamples: Math.round((target.headMs * PROJECT_SAMPLE_RATE) / 1000),
    tailSamples: Math.round((target.tailMs * PROJECT_SAMPLE_RATE) / 1000),
  };
  const plain = await measure(pad(sound(), channels, padding), channels);
  const level = levelOf(plain, target);
  if (level === null) return { ...NO_MASTERING, ...padding };
  let gainDb = Math.min(MOST_GAIN_DB, target.target - level);
  if ((plain.truePeakDbtp ?? -Infinity) + gainDb <= target.truePeakDbtp) return { gainDb, ceilingDbtp: undefined, ...padding };
  for (let round = 0; round < ROUNDS; round++) {
    const reached = levelOf(await measure(masteredSound(sound(), channels, { gainDb, ceilingDbtp: target.truePeakDbtp, ...padding }), channels), target);
    if (reached === null || Math.abs(target.target - reached) <= CLOSE_ENOUGH_DB) break;
    gainDb = Math.min(MOST_GAIN_DB, gainDb + target.target - reached);
  }
  return { gainDb, ceilingDbtp: target.truePeakDbtp, ...padding };
}

/** The level that a target speaks of. */
export function levelOf({ loudnessLufs, rmsDb }: SoundMeasure, { measure: kind }: LoudnessTarget): number | null {
  return kind === 'rms' ? rmsDb : loudnessLufs;
}

/** A sound with its gain, its limiter and the quiet around it. */
export async function* masteredSound(sound: AsyncIterable<Float32Array>, channels: 1 | 2, mastering: Mastering): AsyncGenerator<Float32Array> {
  const { gainDb, ceilingDbtp } = mastering;
  const gain = 10 ** (gainDb / 20);
  const limiter = ceilingDbtp === undefined ? undefined : new TruePeakLimiter(channels, ceilingDbtp);
  for await (const samples of pad(sound, channels, mastering)) {
    const louder = gain === 1 ? samples : samples.map((sample) => sample * gain);
    yield limiter ? limiter.process(louder) : louder;
  }
  if (limiter) yield limiter.finish();
}

async function* pad(sound: AsyncIterable<Float32Array>, channels: 1 | 2, { headSamples, tailSamples }: Pick<Mastering, 'headSamples' | 'tailSamples'>): AsyncGenerator<Float32Array> {
  if (headSamples > 0) yield new Float32Array(headSamples * channels);
  yield* sound;
  if (tailSamples > 0) yield new Float32Array(tailSamples * channels);
}

async function measure(sound: AsyncIterable<Float32Array>, channels: 1 | 2): Promise<SoundMeasure> {
  const meter = new SoundMeter(channels);
  for await (const samples of sound) meter.add(samples);
  return meter.measure();
}
