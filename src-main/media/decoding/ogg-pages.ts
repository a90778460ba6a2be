import type { ByteCursor } from './byte-cursor.ts';
import { latin } from './byte-cursor.ts';
import { crcTable } from './crc-table.ts';
import { breaksOffAt, damagedAt, SoundFault } from './sound-stretch.ts';

export interface OggPage {
  /** The whole page, head included. */
  readonly bytes: Uint8Array;
  /** What it carries. */
  readonly body: Uint8Array;
  /** Lengths of its pieces: a packet is pieces of 255 bytes and one of fewer. */
  readonly lacing: Uint8Array;
  /** Where its last whole packet ends on the stream's own clock; -1 where none ends. */
  readonly granule: number;
  readonly isLast: boolean;
}

const HEAD_BYTES = 27;
const CRC_AT = 22;
const CONTINUED = 1;
const FIRST = 2;
const LAST = 4;
const CRC_32 = crcTable(32, 0x04c1_1db7);

/**
 * The pages of an Ogg file with one stream (RFC 3533), each proven by its checksum and its number.
 * @throws SoundFault at the first page that is damaged, missing or of another stream, and where the last one is not there.
 */
export async function* oggPages(cursor: ByteCursor, place: () => { frames: number; sampleRate: number }): AsyncGenerator<OggPage> {
  let serial = 0;
  for (let number = 0; ; number++) {
    const head = await cursor.look(HEAD_BYTES);
    const { frames, sampleRate } = place();
    if (head.length < HEAD_BYTES) throw breaksOffAt(frames, sampleRate);
    if (latin(head, 0, 4) !== 'OggS' || head[4] !== 0) throw damagedAt(frames, sampleRate);
    const bodyAt = HEAD_BYTES + (head[HEAD_BYTES - 1] ?? 0);
    const lengths = (await cursor.look(bodyAt)).subarray(HEAD_BYTES);
    const size = bodyAt + lengths.reduce((sum, length) => sum + length, 0);
    const bytes = (await cursor.look(size)).slice();
    if (bytes.length < size) throw breaksOffAt(frames, sampleRate);
    const view = new DataView(bytes.buffer);
    const flags = view.getUint8(5);
    if (pageCrc(bytes) !== view.getUint32(CRC_AT, true) || (flags & ~(CONTINUED | FIRST | LAST)) !== 0) throw damagedAt(frames, sampleRate);
    if (number === 0) serial = view.getUint32(14, true);
    if (view.getUint32(14, true) !== serial) throw new SoundFault('it holds more than one stream; save the one you want by itself');
    if (view.getUint32(18, true) !== number) throw damagedAt(frames, sampleRate);
    cursor.skip(size);
    const isLast = (flags & LAST) !== 0;
    const granule = Number(view.getBigInt64(6, true));
    yield { bytes, body: bytes.subarray(bodyAt), lacing: bytes.subarray(HEAD_BYTES, bodyAt), granule, isLast };
    if (!isLast) continue;
    if (latin(await cursor.look(4), 0, 4) === 'OggS') throw new SoundFault('it holds more than one stream; save the one you want by itself');
    return;
  }
}

/** The checksum's own place counts as zeros. */
function pageCrc(page: Uint8Array): number {
  let crc = 0;
  for (let index = 0; index < page.length; index++) {
    const byte = index >= CRC_AT && index < CRC_AT + 4 ? 0 : (page[index] ?? 0);
    crc = (crc << 8) ^ (CRC_32[(crc >>> 24) ^ byte] ?? 0);
  }
  return crc >>> 0;
}
