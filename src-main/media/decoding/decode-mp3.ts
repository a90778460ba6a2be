import { MPEGDecoder } from 'mpg123-decoder';

import { ByteCursor, latin } from './byte-cursor.ts';
import type { DecodeOptions } from './decode-options.ts';
import { sizeOfId3 } from './skip-id3.ts';
import type { Mp3Header } from './mp3-header.ts';
import { readMp3Header } from './mp3-header.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { breaksOffAt, damagedAt, interleaved, SoundFault } from './sound-stretch.ts';

/** Decoded at a time: about 10 ms of work. */
const BATCH_FRAMES = 32;
/** Notes behind the sound: ID3v1, APEv2, Lyrics3. Whatever follows one is no sound. */
const CLOSING_TAGS = /^(TAG|APETAGEX|LYRICSBEGIN)/;
const FRAME_COUNT = 1;

/**
 * The sound of an MP3, without the silence that an encoder adds at both ends where the file tells how much that is. Frames
 * are found here and the decoder gets nothing else: what comes between them would be played as noise or skipped unheard.
 */
export async function* decodeMp3(path: string, { onProgress }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const cursor = await ByteCursor.open(path, onProgress);
  const decoder = new MPEGDecoder();
  try {
    await decoder.ready;
    let done = 0;
    for await (const { header, bytes } of batches(cursor)) {
      const decoded = decoder.decode(bytes);
      if (decoded.errors.length > 0) throw damagedAt(done, header.sampleRate);
      done += decoded.samplesDecoded;
      // The decoder always gives two planes, the same twice for mono.
      if (decoded.samplesDecoded > 0) yield interleaved(decoded, header.channels, header.sampleRate);
    }
  } finally {
    decoder.free();
    await cursor.close();
  }
}

async function* batches(cursor: ByteCursor): AsyncGenerator<{ header: Mp3Header; bytes: Uint8Array }> {
  let first: Mp3Header | undefined;
  let promised = 0;
  let frames = 0;
  let batch: Uint8Array[] = [];
  for await (const { header, bytes } of mp3Frames(cursor)) {
    if (first && (header.sampleRate !== first.sampleRate || header.channels !== first.channels)) {
      throw new SoundFault('its sample rate or its channels change within the file; save it anew in a sound editor');
    }
    if (!first) promised = 1 + promisedFrames(bytes, header);
    first ??= header;
    frames++;
    batch.push(bytes);
    if (batch.length < BATCH_FRAMES) continue;
    yield { header: first, bytes: Buffer.concat(batch) };
    batch = [];
  }
  if (first && frames < promised) throw breaksOffAt(frames * first.frames, first.sampleRate);
  if (first && batch.length > 0) yield { header: first, bytes: Buffer.concat(batch) };
}

async function* mp3Frames(cursor: ByteCursor): AsyncGenerator<{ header: Mp3Header; bytes: Uint8Array }> {
  let last: Mp3Header | undefined;
  for (let frames = 0; ; ) {
    const start = await cursor.look(16);
    if (start.length === 0) return;
    const header = readMp3Header(start, 0);
    if (header) {
      const bytes = await cursor.look(header.bytes);
      if (bytes.length < header.bytes) throw breaksOffAt(frames, header.sampleRate);
      yield { header, bytes: bytes.slice() };
      frames += header.frames;
      last = header;
      cursor.skip(header.bytes);
      continue;
    }
    const between = sizeOfId3(start) || zeros(start);
    if (between === 0) {
      if (CLOSING_TAGS.test(latin(start, 0, start.length))) return;
      throw start.length < 4 ? breaksOffAt(frames, last?.sampleRate ?? 1) : damagedAt(frames, last?.sampleRate ?? 1);
    }
    cursor.skip(between);
  }
}

/** How many of `bytes` are zero from the start on; some encoders fill up with them. */
function zeros(bytes: Uint8Array): number {
  const end = bytes.findIndex((byte) => byte !== 0);
  return end === -1 ? bytes.length : end;
}

/** The count of frames behind the first one that a Xing or Info entry in the first one tells; 0 where there is none. */
function promisedFrames(first: Uint8Array, { sideBytes }: Mp3Header): number {
  if (first.length < sideBytes + 12 || !['Xing', 'Info'].includes(latin(first, sideBytes, 4))) return 0;
  const view = new DataView(first.buffer, first.byteOffset + sideBytes);
  return (view.getUint32(4) & FRAME_COUNT) === 0 ? 0 : view.getUint32(8);
}
