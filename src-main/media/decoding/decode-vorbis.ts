import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';

import { ByteCursor, latin } from './byte-cursor.ts';
import type { DecodeOptions } from './decode-options.ts';
import { oggPages } from './ogg-pages.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { damagedAt, interleaved, SoundFault, tooManyChannels } from './sound-stretch.ts';

/** What else comes in Ogg files, by the start of the first page. */
const OTHER_STREAMS: readonly (readonly [RegExp, string])[] = [
  [/^\u007fFLAC/, 'FLAC'],
  [/^Speex /, 'Speex'],
  [/^\u0080theora/, 'a film'],
];

/**
 * The sound of an Ogg file with one Vorbis stream. The decoder says nothing about faults and skips what it cannot read, so
 * every page is proven before it gets it.
 */
export async function* decodeVorbis(path: string, { onProgress }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const cursor = await ByteCursor.open(path, onProgress);
  const decoder = new OggVorbisDecoder();
  let frames = 0;
  let format: VorbisFormat | undefined;
  try {
    await decoder.ready;
    for await (const { bytes, body, isLast } of oggPages(cursor, () => ({ frames, sampleRate: format?.sampleRate ?? 1 }))) {
      format ??= readFormat(body);
      const { channels, sampleRate } = format;
      // The decoder holds the latest page back until it is told that there are no more.
      const parts = [await decoder.decode(bytes), ...(isLast ? [await decoder.flush()] : [])];
      for (const part of parts) {
        if (part.samplesDecoded === 0) continue;
        if (part.channelData.length !== channels) throw damagedAt(frames, sampleRate);
        frames += part.samplesDecoded;
        yield interleaved(part, channels, sampleRate);
      }
    }
  } finally {
    decoder.free();
    await cursor.close();
  }
}

interface VorbisFormat {
  readonly channels: 1 | 2;
  readonly sampleRate: number;
}

/** The identification header of a Vorbis stream (Vorbis I specification, 4.2.2). */
function readFormat(body: Uint8Array): VorbisFormat {
  const kind = latin(body, 0, 8);
  const other = OTHER_STREAMS.find(([signature]) => signature.test(kind));
  if (other) throw new SoundFault(`it is an Ogg file with ${other[1]} in it, not Vorbis; save it as WAV or FLAC in a sound editor`);
  if (!kind.startsWith('\u0001vorbis') || body.length < 30) throw new SoundFault('it is an Ogg file, but not of Vorbis sound');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const channels = view.getUint8(11);
  const sampleRate = view.getUint32(12, true);
  if (channels === 0 || sampleRate === 0) throw damagedAt(0, 1);
  if (channels !== 1 && channels !== 2) throw tooManyChannels(channels);
  return { channels, sampleRate };
}
