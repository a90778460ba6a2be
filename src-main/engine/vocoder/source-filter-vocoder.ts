import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { FrameTrack } from '../acoustic/acoustic-model.ts';
import { bucketFor, floats, floatsOf, type GraphSession } from '../graph-session.ts';
import type { VoiceManifest } from '../voices/manifest.ts';
import { type Excitation, makeExcitation } from './excitation.ts';
import type { Vocoder } from './vocoder.ts';

/** Frames of sound in the first chunk and in later ones. */
export interface ChunkFrames {
  readonly first: number;
  readonly rest: number;
}

/** The first chunk is short because somebody waits for it. */
const CHUNK_FRAMES: ChunkFrames = { first: 220, rest: 440 };

/**
 * WaveNet-steered harmonic-plus-noise vocoder (models/training/voxloom_training/networks/vocoder.py). Each chunk is
 * computed with the frames around it that influence it, and excitation and phase are made for the whole track first, so
 * the joins are exact. Beyond its ends the track is taken to go on as its first and last frame.
 */
export function createSourceFilterVocoder({ vocoder, hop, sampleRate, melBands }: VoiceManifest, graph: GraphSession, chunks = CHUNK_FRAMES): Vocoder {
  const { contextFrames, frameBuckets } = vocoder;

  async function* render(track: FrameTrack, seed: number, signal?: AbortSignal): AsyncGenerator<Float32Array, void, undefined> {
    if (track.frames === 0) return;
    const drive = makeExcitation(track, hop, sampleRate, seed);
    let done = 0;
    while (done < track.frames) {
      if (signal?.aborted === true) throw new VoxloomError('engine.cancelled', 'The line was cancelled.');
      const left = track.frames - done;
      const asked = done === 0 ? chunks.first : chunks.rest;
      // A short rest joins this chunk: the frames around a chunk cost as much as its own.
      const length = left - asked < contextFrames * 2 ? left : asked;
      yield await renderChunk(track, drive, done, length);
      done += length;
    }
  }

  async function renderChunk(track: FrameTrack, drive: Excitation, first: number, length: number): Promise<Float32Array> {
    const start = first - contextFrames;
    const size = bucketFor(length + 2 * contextFrames, frameBuckets);
    const mel = new Float32Array(size * melBands);
    const logF0 = new Float32Array(size);
    const voicing = new Float32Array(size);
    const excitation = new Float32Array(3 * size * hop);
    for (let frame = 0; frame < size; frame += 1) {
      const from = Math.min(Math.max(start + frame, 0), track.frames - 1);
      const inside = from === start + frame;
      mel.set(track.mel.subarray(from * melBands, (from + 1) * melBands), frame * melBands);
      logF0[frame] = Math.log(track.f0Hz[from] ?? 1);
      voicing[frame] = inside ? (track.voicing[from] ?? 0) : 0;
      if (!inside) continue;
      const samples = [from * hop, (from + 1) * hop] as const;
      excitation.set(drive.pulses.subarray(...samples), frame * hop);
      excitation.set(drive.noise.subarray(...samples), (size + frame) * hop);
      excitation.set(drive.breath.subarray(...samples), (2 * size + frame) * hop);
    }
    const outputs = await graph.run({
      mel: floats(mel, [1, size, melBands]),
      log_f0: floats(logF0, [1, size]),
      voicing: floats(voicing, [1, size]),
      excitation: floats(excitation, [1, 3, size * hop]),
    });
    const samples = floatsOf(outputs, 'samples').slice(contextFrames * hop, (contextFrames + length) * hop);
    if (track.gain !== undefined) applyGain(samples, track.gain, first, hop);
    return samples;
  }

  return { hop, sampleRate, render };
}

/** Scales samples in place; `gain` is a natural log per frame of the track, `first` the frame that `samples` start at. */
function applyGain(samples: Float32Array, gain: Float32Array, first: number, hop: number): void {
  for (let at = 0; at < samples.length; at += 1) {
    const frame = first + Math.floor(at / hop);
    const here = gain[frame] ?? 0;
    const next = gain[frame + 1] ?? here;
    samples[at] = (samples[at] ?? 0) * Math.exp(here + ((next - here) * (at % hop)) / hop);
  }
}
