import { createEncoder } from 'libopus-wasm';
import { EncodedPacket } from 'mediabunny';

import { SOUND_RATE, type EncodedSound, type VideoSoundFormat } from './encoded-sound.ts';
import { inFrames } from './in-frames.ts';

/** 20 ms, which the codec is at its best with. */
const FRAME = 960;

/**
 * Opus (RFC 6716). The encoder looks ahead, so that its sound comes late by as much; that many samples are dropped by every
 * decoder (the pre-skip of RFC 7845), and the packets start that long before 0 s.
 * @param sound 48 kHz, interleaved
 */
export async function encodeOpus(sound: AsyncIterable<Float32Array>, { channels, bitrateKbps }: VideoSoundFormat): Promise<EncodedSound> {
  const encoder = await createEncoder({ channels, sampleRate: SOUND_RATE, application: 2049, bitrate: bitrateKbps * 1000, frameSize: FRAME, complexity: 8 });
  const preSkip = encoder.getLookahead();
  async function* packets(): AsyncGenerator<EncodedPacket> {
    try {
      let at = -preSkip;
      for await (const frame of inFrames(sound, channels, FRAME, preSkip)) {
        yield new EncodedPacket(encoder.encodeFloat(frame).slice(), 'key', at / SOUND_RATE, FRAME / SOUND_RATE);
        at += FRAME;
      }
    } finally {
      encoder.free();
    }
  }
  const config = { codec: 'opus', sampleRate: SOUND_RATE, numberOfChannels: channels, description: identificationHeader(channels, preSkip) };
  return { codec: 'opus', config, packets: packets() };
}

/** RFC 7845, section 5.1. */
function identificationHeader(channels: number, preSkip: number): Uint8Array {
  const header = new Uint8Array(19);
  header.set(new TextEncoder().encode('OpusHead'));
  const view = new DataView(header.buffer);
  view.setUint8(8, 1);
  view.setUint8(9, channels);
  view.setUint16(10, preSkip, true);
  view.setUint32(12, SOUND_RATE, true);
  return header;
}
