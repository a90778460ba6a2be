import type { EncodedPacket } from 'mediabunny';

import type { EncodedSound, VideoSoundFormat } from './encoded-sound.ts';
import { PacketEncoder } from './packet-encoder.ts';
import { PacketQueue } from './packet-queue.ts';

/** Packets that may wait for the container before no more sound is taken. */
const MOST_WAITING = 64;

/** FLAC of 24 bits; beyond full scale it is clipped. @param sound 48 kHz, interleaved */
export async function encodeFlac(sound: AsyncIterable<Float32Array>, format: VideoSoundFormat): Promise<EncodedSound> {
  const queue = new PacketQueue();
  const known = Promise.withResolvers<AudioDecoderConfig>();
  let count = 0;
  const encoder = new PacketEncoder('flac', format, (packet, config) => {
    if (config) known.resolve(config);
    queue.put(count, packet);
    count += 1;
  });
  let goesOn: (() => void) | undefined;
  const abandoned = new AbortController();
  const untilFewWait = async (): Promise<void> => {
    while (queue.waiting > MOST_WAITING && !abandoned.signal.aborted) await new Promise<void>((resolve) => (goesOn = resolve));
  };
  const feed = async (): Promise<void> => {
    for await (const samples of sound) {
      if (abandoned.signal.aborted) return;
      await encoder.add(samples.map((sample) => Math.max(-1, Math.min(1, sample))));
      await untilFewWait();
    }
    await encoder.finish();
    queue.endAt(count);
  };
  const feeding = feed().catch((error: unknown) => {
    known.reject(error);
    queue.fail(error);
  });
  async function* packets(): AsyncGenerator<EncodedPacket> {
    try {
      for (let packet = await queue.take(); packet; packet = await queue.take()) {
        goesOn?.();
        yield packet;
      }
    } finally {
      abandoned.abort();
      goesOn?.();
      await encoder.abandon();
      await feeding;
    }
  }
  try {
    return { codec: 'flac', config: await known.promise, packets: packets() };
  } catch (error) {
    await encoder.abandon();
    throw error;
  }
}
