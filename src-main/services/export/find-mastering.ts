import { ProgrammeGauge, type StepPowers } from '../../media/loudness/programme-gauge.ts';
import type { SoundMeasure } from '../../media/loudness/sound-measure.ts';
import { MOST_OVERSHOOT } from '../../media/loudness/true-peak-meter.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { gatedLoudness, LOUDNESS_STEPS_A_SECOND } from '../../shared/mix/integrated-loudness.ts';
import type { LoudnessTarget } from '../../shared/mix/loudness-target.ts';
import { NO_MASTERING, type Mastering } from './mastered-sound.ts';

/** Times the gain is set anew for what the limiter takes away; no sound is touched for it. */
const ROUNDS = 20;
const CLOSE_ENOUGH_DB = 0.005;
/** More would only bring up noise. */
const MOST_GAIN_DB = 40;
const STEP_SAMPLES = PROJECT_SAMPLE_RATE / LOUDNESS_STEPS_A_SECOND;
/** What a finished file may be off before it is made once more, in LU and dB. */
const LEVEL_SLACK = 0.25;
const PEAK_SLACK = 0.1;

/** A stretch of samples. */
interface Span {
  readonly startSample: number;
  readonly endSample: number;
}

/** A programme as one pass over it has found it, and where in it somebody speaks. */
export interface GaugedProgramme {
  readonly gauge: ProgrammeGauge;
  readonly powers: StepPowers;
  readonly channels: 1 | 2;
  /** Steps of 100 ms that are mostly speech. */
  readonly speech: ReadonlySet<number>;
}

/** @param speech stretches where somebody speaks, counted from the start of the sound, by start */
export async function gaugeProgramme(sound: AsyncIterable<Float32Array>, channels: 1 | 2, speech: readonly Span[]): Promise<GaugedProgramme> {
  const gauge = new ProgrammeGauge(channels);
  for await (const samples of sound) gauge.add(samples);
  return { gauge, powers: gauge.powers(), channels, speech: stepsOf(speech) };
}

/**
 * How to bring a programme to a target: a plain gain where its peaks allow, else a true-peak limiter and the gain that makes
 * up for what it takes away.
 */
export function masteringFor(programme: GaugedProgramme, target: LoudnessTarget): Mastering {
  const around = {
    headSamples: Math.round((target.headMs * PROJECT_SAMPLE_RATE) / 1000),
    tailSamples: Math.round((target.tailMs * PROJECT_SAMPLE_RATE) / 1000),
    roomToneDbfs: target.roomToneDbfs,
  };
  const plain = forecast(programme, target, 0, undefined);
  if (plain === null) return { ...NO_MASTERING, ...around };
  const gainDb = Math.min(MOST_GAIN_DB, target.target - plain);
  if (20 * Math.log10(programme.gauge.peak * MOST_OVERSHOOT) + gainDb <= target.truePeakDbtp) return { gainDb, ceilingDbtp: undefined, ...around };
  return { gainDb: gainFor(programme, target, target.target, target.truePeakDbtp, gainDb), ceilingDbtp: target.truePeakDbtp, ...around };
}

/** `masteringFor` a sound that has not been gauged yet. */
export async function findMastering(sound: AsyncIterable<Float32Array>, channels: 1 | 2, target: LoudnessTarget, speech: readonly Span[]): Promise<Mastering> {
  return masteringFor(await gaugeProgramme(sound, channels, speech), target);
}

/**
 * What to do differently after a finished file was measured: encoders and resampling lift peaks, and the limiter's share is
 * reckoned on outlines.
 * @returns null when the file is as near to its target as it will be
 */
export function betterMastering(programme: GaugedProgramme, target: LoudnessTarget, used: Mastering, measure: SoundMeasure): Mastering | null {
  const level = levelOf(measure, target, programme.speech);
  if (level === null) return null;
  const excess = (measure.truePeakDbtp ?? -Infinity) - target.truePeakDbtp;
  const ceilingDbtp = excess > PEAK_SLACK ? (used.ceilingDbtp ?? target.truePeakDbtp) - excess - PEAK_SLACK : used.ceilingDbtp;
  const missing = target.target - level;
  const isCapped = used.gainDb >= MOST_GAIN_DB && missing > 0;
  if (excess <= PEAK_SLACK && (Math.abs(missing) <= LEVEL_SLACK || isCapped)) return null;
  const expected = forecast(programme, target, used.gainDb, used.ceilingDbtp) ?? level;
  return { ...used, ceilingDbtp, gainDb: gainFor(programme, target, expected + missing, ceilingDbtp, used.gainDb) };
}

/** The level that a target speaks of. Speech is what counts as such in the sound itself; where there is none, all counts. */
export function levelOf({ stepPowers, loudnessLufs, rmsDb }: SoundMeasure, { measure }: LoudnessTarget, speech: ReadonlySet<number>): number | null {
  if (measure === 'rms') return rmsDb;
  return measure === 'dialogue' && speech.size > 0 ? gatedLoudness(stepPowers, (step) => speech.has(step)) : loudnessLufs;
}

/** The gain with which a programme is forecast to reach a level. */
function gainFor(programme: GaugedProgramme, target: LoudnessTarget, level: number, ceilingDbtp: number | undefined, startDb: number): number {
  let gainDb = startDb;
  for (let round = 0; round < ROUNDS; round++) {
    const reached = forecast(programme, target, gainDb, ceilingDbtp);
    if (reached === null || Math.abs(level - reached) <= CLOSE_ENOUGH_DB) break;
    gainDb = Math.min(MOST_GAIN_DB, gainDb + level - reached);
  }
  return gainDb;
}

/** What a programme will measure with a gain and a limiter. */
function forecast({ gauge, powers, channels, speech }: GaugedProgramme, target: LoudnessTarget, gainDb: number, ceilingDbtp: number | undefined): number | null {
  const gain = 10 ** (gainDb / 20);
  const kept = ceilingDbtp === undefined ? undefined : gauge.limited(gain, 10 ** (ceilingDbtp / 20));
  const shaped = (all: Float64Array): Float64Array => all.map((power, step) => power * gain * gain * (kept?.[step] ?? 1));
  if (target.measure === 'rms') {
    const room = target.roomToneDbfs === null ? 0 : 10 ** (target.roomToneDbfs / 10);
    const steps = powers.plain.length;
    const around = ((target.headMs + target.tailMs) * LOUDNESS_STEPS_A_SECOND) / 1000;
    const power = shaped(powers.plain).reduce((sum, step) => sum + step, 0) / channels;
    return power > 0 ? 10 * Math.log10(power / (steps + around) + room) : null;
  }
  const weighted = shaped(powers.weighted);
  return target.measure === 'dialogue' && speech.size > 0 ? gatedLoudness(weighted, (step) => speech.has(step)) : gatedLoudness(weighted);
}

/** Steps of which at least half lies in spans. */
function stepsOf(spans: readonly Span[]): ReadonlySet<number> {
  const covered = new Map<number, number>();
  let end = 0;
  for (const { startSample, endSample } of spans) {
    for (let at = Math.max(startSample, end); at < endSample; ) {
      const step = Math.floor(at / STEP_SAMPLES);
      const next = Math.min(endSample, (step + 1) * STEP_SAMPLES);
      covered.set(step, (covered.get(step) ?? 0) + next - at);
      at = next;
    }
    end = Math.max(end, endSample);
  }
  return new Set([...covered].flatMap(([step, samples]) => (samples * 2 >= STEP_SAMPLES ? [step] : [])));
}
