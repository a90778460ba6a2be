import { FLACDecoder } from '@wasm-audio-decoders/flac';

import { ByteCursor } from './byte-cursor.ts';
import type { DecodeOptions } from './decode-options.ts';
import type { FlacFrame, FlacInfo } from './flac-frames.ts';
import { flacFrames } from './flac-frames.ts';
import { skipId3 } from './skip-id3.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { breaksOffAt, damagedAt, interleaved, tooManyChannels } from './sound-stretch.ts';

/** Frames of sound decoded at a time: about 10 ms of work. */
const BATCH_FRAMES = 32_768;
const STREAM_INFO = 0;
const STREAM_INFO_BYTES = 34;

/** The sound of a FLAC file. Its frames are found and proven here: the decoder skips what it cannot read. */
export async function* decodeFlac(path: string, { onProgress }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const cursor = await ByteCursor.open(path, onProgress);
  const decoder = new FLACDecoder();
  try {
    await decoder.ready;
    const info = await readInfo(cursor);
    const { channels, sampleRate } = info;
    if (channels !== 1 && channels !== 2) throw tooManyChannels(channels);
    let done = 0;
    for await (const batch of batches(flacFrames(cursor, info))) {
      const decoded = await decoder.decodeFrames(batch.map(({ bytes }) => bytes));
      const expected = batch.reduce((sum, { frames }) => sum + frames, 0);
      if (decoded.errors.length > 0 || decoded.samplesDecoded !== expected || decoded.channelData.length !== channels) {
        throw damagedAt(done, sampleRate);
      }
      done += expected;
      yield interleaved(decoded, channels, sampleRate);
    }
  } finally {
    decoder.free();
    await cursor.close();
  }
}

async function* batches(frames: AsyncIterable<FlacFrame>): AsyncGenerator<FlacFrame[]> {
  let batch: FlacFrame[] = [];
  let held = 0;
  for await (const frame of frames) {
    batch.push(frame);
    held += frame.frames;
    if (held < BATCH_FRAMES) continue;
    yield batch;
    batch = [];
    held = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Reads the entries before the sound (RFC 9639, section 8) and leaves the cursor at the first frame. */
async function readInfo(cursor: ByteCursor): Promise<FlacInfo> {
  await skipId3(cursor);
  cursor.skip('fLaC'.length);
  let info: FlacInfo | undefined;
  for (;;) {
    const head = await cursor.look(4 + STREAM_INFO_BYTES);
    if (head.length < 4) throw breaksOffAt(0, 1);
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const kind = view.getUint8(0);
    const size = view.getUint32(0) & 0xff_ffff;
    if ((kind & 127) === STREAM_INFO && !info) {
      if (size !== STREAM_INFO_BYTES) throw damagedAt(0, 1);
      if (head.length < 4 + STREAM_INFO_BYTES) throw breaksOffAt(0, 1);
      info = readStreamInfo(view, 4);
    }
    // The first entry has to be this one; without it the rest cannot be trusted.
    if (!info) throw damagedAt(0, 1);
    cursor.skip(4 + size);
    if (kind >= 128) return info;
  }
}

function readStreamInfo(view: DataView, start: number): FlacInfo {
  // 20 bits of rate, 3 of channels, 5 of bits a sample, 36 of length.
  const head = view.getUint32(start + 10);
  const sampleRate = head >>> 12;
  if (sampleRate === 0) throw damagedAt(0, 1);
  const totalFrames = (view.getUint8(start + 13) & 15) * 2 ** 32 + view.getUint32(start + 14);
  return { channels: ((head >>> 9) & 7) + 1, sampleRate, totalFrames };
}
