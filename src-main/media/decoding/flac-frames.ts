import type { ByteCursor } from './byte-cursor.ts';
import { crcTable } from './crc-table.ts';
import { breaksOffAt, damagedAt } from './sound-stretch.ts';

export interface FlacInfo {
  readonly channels: number;
  /** Hz. */
  readonly sampleRate: number;
  /** Frames of sound in the whole file; 0 where the encoder did not know. */
  readonly totalFrames: number;
}

export interface FlacFrame {
  readonly bytes: Uint8Array;
  /** Frames of sound in it. */
  readonly frames: number;
}

const LONGEST_HEADER = 16;
const LOOK_BYTES = 16 * 1024;
/** 65 535 frames of two channels with 32 bits, stored as they are, and some more. */
const LONGEST_FRAME = 640 * 1024;
const CRC_8 = crcTable(8, 0x07);
const CRC_16 = crcTable(16, 0x8005);

/**
 * The frames of a FLAC stream (RFC 9639, section 9), the cursor standing at the first. A frame does not tell its length: it
 * ends where its checksum comes out even and another header or the end of the file follows.
 * @throws SoundFault at the first frame that is damaged, and where the sound ends before `totalFrames`.
 */
export async function* flacFrames(cursor: ByteCursor, { channels, sampleRate, totalFrames }: FlacInfo): AsyncGenerator<FlacFrame> {
  for (let done = 0; totalFrames === 0 || done < totalFrames; ) {
    const start = await cursor.look(LONGEST_HEADER);
    if (start.length === 0 && totalFrames === 0) return;
    const header = readFrameHeader(start, 0);
    if (!header) throw start.length < LONGEST_HEADER ? breaksOffAt(done, sampleRate) : damagedAt(done, sampleRate);
    if (header.channels !== channels) throw damagedAt(done, sampleRate);
    const bytes = await wholeFrame(cursor, header.bytes);
    if (typeof bytes === 'string') throw bytes === 'ended' ? breaksOffAt(done, sampleRate) : damagedAt(done, sampleRate);
    done += header.frames;
    if (totalFrames !== 0 && done > totalFrames) throw damagedAt(done, sampleRate);
    yield { bytes: bytes.slice(), frames: header.frames };
    cursor.skip(bytes.length);
  }
}

async function wholeFrame(cursor: ByteCursor, headerBytes: number): Promise<Uint8Array | 'ended' | 'damaged'> {
  let crc = 0;
  let end = 0;
  for (let looked = LOOK_BYTES; ; looked *= 2) {
    const bytes = await cursor.look(looked);
    const isEnd = bytes.length < looked;
    // What follows a possible end has to be seen as well.
    const last = isEnd ? bytes.length : bytes.length - LONGEST_HEADER;
    while (end < last) {
      crc = ((crc << 8) & 0xffff) ^ (CRC_16[(crc >> 8) ^ (bytes[end] ?? 0)] ?? 0);
      end++;
      if (crc === 0 && end >= headerBytes + 2 && (end === bytes.length || readFrameHeader(bytes, end) || isClosingTag(bytes, end))) {
        return bytes.subarray(0, end);
      }
    }
    if (isEnd) return holdsHeader(bytes, headerBytes) ? 'damaged' : 'ended';
    if (looked > LONGEST_FRAME) return 'damaged';
  }
}

/** ID3v1 at the end of the file, which some programs put there. */
function isClosingTag(bytes: Uint8Array, start: number): boolean {
  return bytes.length - start === 128 && bytes[start] === 0x54 && bytes[start + 1] === 0x41 && bytes[start + 2] === 0x47;
}

function holdsHeader(bytes: Uint8Array, from: number): boolean {
  for (let start = from; start < bytes.length; start++) {
    if (bytes[start] === 0xff && readFrameHeader(bytes, start)) return true;
  }
  return false;
}

interface FrameHeader {
  readonly bytes: number;
  readonly frames: number;
  readonly channels: number;
}

/** The frame header at `start`, proven by its checksum; undefined where there is none. */
function readFrameHeader(bytes: Uint8Array, start: number): FrameHeader | undefined {
  const at = (offset: number): number => bytes[start + offset] ?? 0;
  if (at(0) !== 0xff || (at(1) & 0xfe) !== 0xf8 || (at(3) & 1) !== 0) return undefined;
  const sizeCode = at(2) >> 4;
  const rateCode = at(2) & 15;
  const channelCode = at(3) >> 4;
  if (sizeCode === 0 || rateCode === 15 || channelCode > 10) return undefined;
  const ones = Math.clz32(~(at(4) << 24));
  if (ones === 1 || ones === 8) return undefined;
  let length = 4 + Math.max(1, ones);
  const sizeAt = length;
  if (sizeCode === 6) length += 1;
  if (sizeCode === 7) length += 2;
  if (rateCode === 12) length += 1;
  if (rateCode === 13 || rateCode === 14) length += 2;
  if (start + length >= bytes.length) return undefined;
  let crc = 0;
  for (let offset = 0; offset <= length; offset++) crc = CRC_8[crc ^ at(offset)] ?? 0;
  if (crc !== 0) return undefined;
  return { bytes: length + 1, frames: blockFrames(sizeCode, at(sizeAt), at(sizeAt + 1)), channels: channelCode < 8 ? channelCode + 1 : 2 };
}

function blockFrames(code: number, first: number, second: number): number {
  if (code === 1) return 192;
  if (code <= 5) return 576 << (code - 2);
  if (code === 6) return first + 1;
  if (code === 7) return first * 256 + second + 1;
  return 256 << (code - 8);
}
