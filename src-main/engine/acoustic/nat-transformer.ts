import { bucketFor, floats, floatsOf, type GraphSession, integers, padded } from '../graph-session.ts';
import { NoiseSource } from '../noise-source.ts';
import type { AcousticManifest } from '../voices/manifest.ts';
import type { AcousticModel, EditedPlan, FrameTrack, Plan } from './acoustic-model.ts';
import { contourOf, expandFrames } from './frame-expansion.ts';
import { levelGain } from './level-gain.ts';

const MEL_BANDS = 100;
const PLAN_FIELDS = 4;
/** A frame counts as voiced from this probability on. */
const VOICED = 0.5;
/** Shortest voiced or unvoiced stretch in frames; a shorter one is a flicker of the decision and follows its neighbours. */
const SHORTEST_STRETCH = 2;

type NatTransformerManifest = Extract<AcousticManifest, { kind: 'nat-transformer' }>;

/**
 * Transformer encoder with explicit durations, log F0, voicing and energy, and a one-pass decoder with noise input
 * (models/training/voxloom_training/networks/acoustic.py). The two graphs run in `plan` and `decode`; everything between
 * them, expansion to frames and the F0 contour, is done here, where an author's edits come in.
 */
export function createNatTransformer(manifest: NatTransformerManifest, planGraph: GraphSession, decodeGraph: GraphSession): AcousticModel {
  const { width, noise, temperature, tokenBuckets, frameBuckets } = manifest;

  const plan = async (ids: Int32Array, seed: number): Promise<Plan> => {
    const count = ids.length;
    const size = bucketFor(count, tokenBuckets);
    const outputs = await planGraph.run({
      tokens: integers([...ids, ...new Int32Array(size - count)], [1, size]),
      mask: floats(padded(new Float32Array(count).fill(1), size), [1, size]),
      noise: floats(planNoise(size, noise, temperature.plan, seed), [1, size, noise.token + noise.line]),
    });
    const fields = floatsOf(outputs, 'fields');
    const column = (field: number): Float32Array => Float32Array.from({ length: count }, (_, token) => fields[token * PLAN_FIELDS + field] ?? 0);
    return {
      durationFrames: column(0),
      logF0: column(1),
      voicing: column(2),
      energy: column(3),
      hidden: floatsOf(outputs, 'hidden').slice(0, count * width),
      width,
    };
  };

  const decode = async (edited: EditedPlan, seed: number): Promise<FrameTrack> => {
    const count = edited.durationFrames.length;
    const { owner, places } = expandFrames(edited.durationFrames);
    const frames = owner.length;
    const contour = contourOf(edited.durationFrames, edited.logF0);
    const energy = contourOf(edited.durationFrames, edited.plannedEnergy ?? edited.energy);
    const tokens = bucketFor(count, tokenBuckets);
    const size = bucketFor(frames, frameBuckets);
    const channels = noise.frame + noise.token + noise.line;
    const outputs = await decodeGraph.run({
      hidden: floats(padded(edited.hidden, tokens * width), [1, tokens, width]),
      owner: integers([...owner, ...new Int32Array(size - frames)], [size]),
      contour: floats(padded(contour, size), [1, size]),
      energy: floats(padded(energy, size), [1, size]),
      places: floats(padded(places, size * 3), [1, size, 3]),
      noise: floats(padded(frameNoise(owner, count, noise, temperature.frames, seed), size * channels), [1, size, channels]),
      mask: floats(padded(new Float32Array(frames).fill(1), size), [1, size]),
    });
    const deviation = floatsOf(outputs, 'deviation');
    const drawn = edited.drawnF0Hz;
    const f0Hz = contour.map((logF0, frame) => {
      const asked = drawn?.[frame] ?? 0;
      return asked > 0 ? asked : Math.exp(logF0 + (deviation[frame] ?? 0));
    });
    const gain = levelGain(edited, owner);
    return {
      frames,
      ...(gain && { gain }),
      mel: floatsOf(outputs, 'mel').slice(0, frames * MEL_BANDS),
      f0Hz,
      voicing: decideVoicing(floatsOf(outputs, 'voicing').subarray(0, frames)),
    };
  };

  return { plan, decode };
}

interface NoiseChannels {
  readonly token: number;
  readonly frame: number;
  readonly line: number;
}

/** Row-major [tokens, token + line]. Drawn token by token, so that padding changes nothing that is heard. */
function planNoise(tokens: number, channels: NoiseChannels, temperature: number, seed: number): Float32Array {
  const source = new NoiseSource(seed);
  const line = source.normals(channels.line);
  const row = channels.token + channels.line;
  const out = new Float32Array(tokens * row);
  for (let token = 0; token < tokens; token += 1) {
    out.set(source.normals(channels.token), token * row);
    out.set(line, token * row + channels.token);
  }
  return out.map((value) => value * temperature);
}

/** Row-major [T, frame + token + line]: fresh in every frame, shared within a token, shared by the line. */
function frameNoise(owner: Int32Array, tokens: number, channels: NoiseChannels, temperature: number, seed: number): Float32Array {
  const source = new NoiseSource(seed);
  const line = source.normals(channels.line);
  const perToken = source.normals(tokens * channels.token);
  const row = channels.frame + channels.token + channels.line;
  const out = new Float32Array(owner.length * row);
  owner.forEach((token, frame) => {
    out.set(source.normals(channels.frame), frame * row);
    out.set(perToken.subarray(token * channels.token, (token + 1) * channels.token), frame * row + channels.frame);
    out.set(line, frame * row + channels.frame + channels.token);
  });
  return out.map((value) => value * temperature);
}

/** Probabilities [T] to 0 or 1 [T], without flickers. */
function decideVoicing(probability: Float32Array): Float32Array {
  const voicing = probability.map((value) => (value >= VOICED ? 1 : 0));
  let start = 0;
  for (let frame = 1; frame <= voicing.length; frame += 1) {
    if (frame < voicing.length && voicing[frame] === voicing[start]) continue;
    const inside = start > 0 && frame < voicing.length;
    if (inside && frame - start < SHORTEST_STRETCH) voicing.fill(voicing[start - 1] ?? 0, start, frame);
    start = frame;
  }
  return voicing;
}
