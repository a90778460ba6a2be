import { EncodedPacket } from 'mediabunny';

import { SOUND_RATE, type EncodedSound, type VideoSoundFormat } from './encoded-sound.ts';
import { inFrames } from './in-frames.ts';
import { PacketEncoder } from './packet-encoder.ts';
import { PacketQueue } from './packet-queue.ts';

/** Samples of one AAC packet. */
const FRAME = 1024;
/**
 * The sound is encoded in stretches by several encoders at once, because one of them keeps one core busy for longer than
 * everything else of a film takes. How many is fixed: the same sound gives the same bytes on every machine.
 */
const LANES = 2;
/** About 5 s. */
const STRETCH_FRAMES = 235;
/** What an encoder hears before its stretch, so that it is in the state in which one encoder for all would be; thrown away. */
const RUN_UP_FRAMES = 12;
/** What it hears after its stretch: the window of a packet is chosen by what comes next. */
const RUN_OUT_FRAMES = 2;
/** Frames that may be on their way. */
const MOST_WAITING_FRAMES = (LANES + 1) * STRETCH_FRAMES;

/**
 * AAC-LC. Packet n carries the overlap of frames n - 1 and n, so that its sound comes one frame late: the first packet lies
 * before 0 s, and containers tell decoders to drop it.
 * @param sound 48 kHz, interleaved
 */
export async function encodeAac(sound: AsyncIterable<Float32Array>, format: VideoSoundFormat): Promise<EncodedSound> {
  const queue = new PacketQueue();
  const lanes = new Lanes(format, queue);
  const feeding = lanes.feedAll(inFrames(sound, format.channels, FRAME, FRAME)).catch((error: unknown) => {
    queue.fail(error);
  });
  async function* packets(): AsyncGenerator<EncodedPacket> {
    try {
      for (let index = 0; ; index++) {
        const packet = await queue.take();
        if (!packet) return;
        lanes.noteTaken();
        yield new EncodedPacket(packet.data, 'key', ((index - 1) * FRAME) / SOUND_RATE, FRAME / SOUND_RATE);
      }
    } finally {
      await lanes.abandon();
      await feeding;
    }
  }
  try {
    return { codec: 'aac', config: await lanes.config, packets: packets() };
  } catch (error) {
    await lanes.abandon();
    throw error;
  }
}

/** One of several encoders, and which packets of the whole its own are. */
interface Lane {
  readonly encoder: PacketEncoder;
  /** For every frame it was given: the index of the packet that comes of it; undefined for those that are thrown away. */
  readonly wanted: (number | undefined)[];
  /** How many packets came of it. */
  told: number;
  /** What it has been given so far. */
  fed: Promise<void>;
}

class Lanes {
  readonly config: Promise<AudioDecoderConfig>;
  readonly #queue: PacketQueue;
  readonly #lanes: readonly Lane[];
  #waitingFrames = 0;
  #isAbandoned = false;
  #wake: (() => void) | undefined;
  #refuse: (error: unknown) => void;

  constructor(format: VideoSoundFormat, queue: PacketQueue) {
    this.#queue = queue;
    const { promise, resolve, reject } = Promise.withResolvers<AudioDecoderConfig>();
    this.config = promise;
    this.#refuse = reject;
    this.#lanes = Array.from({ length: LANES }, () => {
      const lane: Lane = {
        encoder: new PacketEncoder('aac', format, (packet, config) => {
          if (config) resolve(config);
          const index = lane.wanted[lane.told];
          lane.told += 1;
          if (index !== undefined) queue.put(index, packet);
        }),
        wanted: [],
        told: 0,
        fed: Promise.resolve(),
      };
      return lane;
    });
  }

  /** Deals the frames out, stretch by stretch. */
  async feedAll(frames: AsyncIterable<Float32Array>): Promise<void> {
    const recent: Float32Array[] = [];
    let count = 0;
    try {
      for await (const frame of frames) {
        if (this.#isAbandoned) return;
        const stretch = Math.floor(count / STRETCH_FRAMES);
        const place = count % STRETCH_FRAMES;
        if (place === 0) for (const earlier of recent) this.#feed(stretch, earlier, undefined);
        this.#feed(stretch, frame, count);
        // The stretch before this one still wants to hear how it goes on.
        if (stretch > 0 && place < RUN_OUT_FRAMES) this.#feed(stretch - 1, frame, undefined);
        recent.push(frame);
        if (recent.length > RUN_UP_FRAMES) recent.shift();
        count += 1;
        await this.#untilFewWait();
      }
      this.#queue.endAt(count);
      await Promise.all(this.#lanes.map(async ({ fed, encoder }) => fed.then(() => encoder.finish())));
    } catch (error) {
      this.#refuse(error);
      throw error;
    }
  }

  noteTaken(): void {
    this.#waitingFrames -= 1;
    this.#wake?.();
    this.#wake = undefined;
  }

  async #untilFewWait(): Promise<void> {
    while (this.#waitingFrames > MOST_WAITING_FRAMES && !this.#isAbandoned) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    this.#wake?.();
    await Promise.all(this.#lanes.map(({ encoder }) => encoder.abandon()));
  }

  #feed(stretch: number, frame: Float32Array, index: number | undefined): void {
    const lane = this.#lanes[stretch % LANES];
    if (!lane) return;
    if (index !== undefined) this.#waitingFrames += 1;
    lane.wanted.push(index);
    lane.fed = lane.fed.then(() => lane.encoder.add(frame));
    lane.fed.catch((error: unknown) => {
      this.#refuse(error);
      this.#queue.fail(error);
    });
  }
}
