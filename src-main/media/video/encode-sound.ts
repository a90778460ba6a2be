import { encodeAac } from './encode-aac.ts';
import { encodeFlac } from './encode-flac.ts';
import { encodeOpus } from './encode-opus.ts';
import { encodePcm } from './encode-pcm.ts';
import type { EncodedSound, VideoSoundFormat } from './encoded-sound.ts';

/** @param sound 48 kHz, interleaved, full scale 1; taken as fast as it can be encoded, and no faster than packets are taken */
export async function encodeSound(sound: AsyncIterable<Float32Array>, format: VideoSoundFormat): Promise<EncodedSound> {
  switch (format.codec) {
    case 'aac':
      return encodeAac(sound, format);
    case 'opus':
      return encodeOpus(sound, format);
    case 'flac':
      return encodeFlac(sound, format);
    case 'pcm':
      return encodePcm(sound, format);
  }
}
