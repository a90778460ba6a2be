import { EncodedPacket } from 'mediabunny';

import { writePcm24 } from '../pcm-24.ts';
import { SOUND_RATE, type EncodedSound, type VideoSoundFormat } from './encoded-sound.ts';
import { inFrames } from './in-frames.ts';

/** Frames of one packet: 40 ms, about a picture. */
const FRAME = 1920;

/** 24-bit samples as they are, rounded; beyond full scale they are clipped. */
export function encodePcm(sound: AsyncIterable<Float32Array>, { channels }: VideoSoundFormat): EncodedSound {
  async function* packets(): AsyncGenerator<EncodedPacket> {
    let at = 0;
    for await (const frame of inFrames(sound, channels, FRAME)) {
      const bytes = new Uint8Array(frame.length * 3);
      writePcm24(frame, new DataView(bytes.buffer));
      yield new EncodedPacket(bytes, 'key', at / SOUND_RATE, FRAME / SOUND_RATE);
      at += FRAME;
    }
  }
  return { codec: 'pcm-s24', config: { codec: 'pcm-s24', sampleRate: SOUND_RATE, numberOfChannels: channels }, packets: packets() };
}
