import type { DeliveredPlan } from '../prosody/apply-delivery.ts';
import type { Vocoder } from '../vocoder/vocoder.ts';
import { cutSamples } from './cut-samples.ts';
import { checkCancelled, engineFailure } from './engine-failure.ts';
import { fadeEdges } from './fade-edges.ts';
import type { HeldTrack } from './hold-pauses.ts';
import { limitPeaks } from './limit-peaks.ts';

/** Sounds of silence come in chunks of this many samples, as a vocoder's would. */
const SILENT_CHUNK = 48_000;

/**
 * Yields the sound of a piece, `plan.samples` in all: the vocoder's, with the pauses cut exact, faded at both ends and
 * limited. Without a track the piece is silent. Any chunking by the vocoder gives the same samples.
 */
export async function* renderPiece(
  vocoder: Vocoder,
  plan: DeliveredPlan,
  held: HeldTrack | undefined,
  seed: number,
  signal?: AbortSignal,
): AsyncGenerator<Float32Array, void, undefined> {
  const sound = held === undefined ? silence(plan.samples) : cutSamples(vocoder.render(held.track, seed, signal), held.cuts);
  let position = 0;
  for await (const chunk of sound) {
    checkCancelled(signal);
    if (chunk.length === 0) continue;
    const samples = chunk.slice();
    limitPeaks(samples);
    fadeEdges(samples, position, plan.samples);
    position += samples.length;
    yield samples;
  }
  if (position !== plan.samples) throw engineFailure(`${position} samples of sound for a plan of ${plan.samples}`);
}

async function* silence(samples: number): AsyncGenerator<Float32Array, void, undefined> {
  for (let start = 0; start < samples; start += SILENT_CHUNK) {
    yield await Promise.resolve(new Float32Array(Math.min(SILENT_CHUNK, samples - start)));
  }
}
