import { RoomTone } from '../../media/loudness/room-tone.ts';
import { TruePeakLimiter } from '../../media/loudness/true-peak-limiter.ts';

/** What brings a sound to its loudness target. */
export interface Mastering {
  readonly gainDb: number;
  /** Ceiling of the limiter; undefined when peaks stay under it by themselves. */
  readonly ceilingDbtp: number | undefined;
  readonly headSamples: number;
  readonly tailSamples: number;
  /** null for none. */
  readonly roomToneDbfs: number | null;
}

export const NO_MASTERING: Mastering = { gainDb: 0, ceilingDbtp: undefined, headSamples: 0, tailSamples: 0, roomToneDbfs: null };

/** A sound with its gain, its limiter, the quiet around it and the room under it. The chunks it is made of are changed. */
export async function* masteredSound(sound: AsyncIterable<Float32Array>, channels: 1 | 2, mastering: Mastering): AsyncGenerator<Float32Array> {
  const { gainDb, ceilingDbtp, roomToneDbfs } = mastering;
  const gain = 10 ** (gainDb / 20);
  const limiter = ceilingDbtp === undefined ? undefined : new TruePeakLimiter(channels, ceilingDbtp);
  const room = roomToneDbfs === null ? undefined : new RoomTone(channels, roomToneDbfs);
  const inRoom = (samples: Float32Array): Float32Array => room?.under(samples) ?? samples;
  for await (const samples of pad(sound, channels, mastering)) {
    if (gain !== 1) for (let index = 0; index < samples.length; index++) samples[index] = (samples[index] ?? 0) * gain;
    yield inRoom(limiter?.process(samples) ?? samples);
  }
  if (limiter) yield inRoom(limiter.finish());
}

async function* pad(sound: AsyncIterable<Float32Array>, channels: 1 | 2, { headSamples, tailSamples }: Pick<Mastering, 'headSamples' | 'tailSamples'>): AsyncGenerator<Float32Array> {
  if (headSamples > 0) yield new Float32Array(headSamples * channels);
  yield* sound;
  if (tailSamples > 0) yield new Float32Array(tailSamples * channels);
}
