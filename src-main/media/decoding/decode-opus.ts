import { ByteCursor } from './byte-cursor.ts';
import type { DecodeOptions } from './decode-options.ts';
import type { OggPage } from './ogg-pages.ts';
import { oggPages } from './ogg-pages.ts';
import { OPUS_RATE, opusPackets, readOpusHead } from './opus-head.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { damagedAt } from './sound-stretch.ts';
import { StretchBuilder } from './stretch-builder.ts';

const HEADERS = 2;

/**
 * The sound of an Ogg file with one Opus stream (RFC 7845), without what its encoder added at both ends. Every page is
 * proven before it is decoded.
 */
export async function* decodeOpus(path: string, { onProgress }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const cursor = await ByteCursor.open(path, onProgress);
  let frames = 0;
  const pages = oggPages(cursor, () => ({ frames, sampleRate: OPUS_RATE }));
  const packets = new PacketJoiner();
  try {
    const first = await pages.next();
    if (first.done === true) return;
    const head = readOpusHead(packets.join(first.value)[0] ?? new Uint8Array(0));
    const decoder = await opusPackets(head);
    try {
      const built = new StretchBuilder(decoder.speakers, head.channels === 1 ? 1 : 2, OPUS_RATE, -head.preSkip);
      let headers = 1;
      /** What the stream's clock showed before its first frame: not 0 in one that was cut out of another. */
      let firstGranule: number | undefined;
      for await (const page of pages) {
        const sound: (readonly Float32Array[])[] = [];
        for (const packet of packets.join(page)) {
          if (headers++ < HEADERS) continue;
          const planes = await decoder.decode(packet);
          if (!planes) throw damagedAt(frames, OPUS_RATE);
          sound.push(planes);
        }
        const decoded = sound.reduce((sum, [plane]) => sum + (plane?.length ?? 0), 0);
        if (decoded > 0) firstGranule ??= page.isLast ? 0 : Math.max(0, page.granule - decoded);
        let left = page.isLast ? page.granule - (firstGranule ?? 0) - frames : Infinity;
        for (const planes of sound) {
          const length = Math.max(0, Math.min(left, planes[0]?.length ?? 0));
          left -= length;
          yield* built.add(planes.map((plane) => plane.subarray(0, length)));
        }
        frames += decoded;
      }
      yield* built.finish();
    } finally {
      decoder.close();
    }
  } finally {
    await pages.return(undefined);
    await cursor.close();
  }
}

/** Packets out of pages, over the borders of these. */
class PacketJoiner {
  #rest: Uint8Array = new Uint8Array(0);

  /** Packets that end on a page. */
  join({ body, lacing }: OggPage): Uint8Array[] {
    const packets: Uint8Array[] = [];
    let start = 0;
    let end = 0;
    for (const length of lacing) {
      end += length;
      if (length === 255) continue;
      packets.push(this.#rest.length > 0 ? Buffer.concat([this.#rest, body.subarray(start, end)]) : body.subarray(start, end));
      this.#rest = new Uint8Array(0);
      start = end;
    }
    if (end > start) this.#rest = Buffer.concat([this.#rest, body.subarray(start, end)]);
    return packets;
  }
}
