import { OpusDecoder } from 'opus-decoder';

import { latin } from './byte-cursor.ts';
import type { PacketDecoder } from './packet-decoder.ts';
import { SoundFault, damagedAt, tooManyChannels } from './sound-stretch.ts';
import { speakersOf } from './speakers.ts';

/** Opus always runs at this rate inside. */
export const OPUS_RATE = 48_000;
const HEAD_BYTES = 19;

/** The identification header of Opus (RFC 7845, 5.1). */
export interface OpusHead {
  readonly channels: number;
  /** Frames at the start that only get the decoder going. */
  readonly preSkip: number;
  readonly gainDb: number;
  readonly streams: number;
  readonly coupled: number;
  readonly mapping: readonly number[];
}

export function readOpusHead(bytes: Uint8Array): OpusHead {
  if (bytes.length < HEAD_BYTES || latin(bytes, 0, 8) !== 'OpusHead') throw damagedAt(0, 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const channels = view.getUint8(9);
  const family = view.getUint8(18);
  const shared = { channels, preSkip: view.getUint16(10, true), gainDb: view.getInt16(16, true) / 256 };
  if (channels === 0 || view.getUint8(8) > 15) throw damagedAt(0, 1);
  if (family === 0) {
    if (channels > 2) throw damagedAt(0, 1);
    return { ...shared, streams: 1, coupled: channels - 1, mapping: channels === 1 ? [0] : [0, 1] };
  }
  if (family !== 1) throw new SoundFault('its Opus sound is in a surround that is not read; mix it down to stereo first');
  if (bytes.length < HEAD_BYTES + 2 + channels) throw damagedAt(0, 1);
  const [streams, coupled] = [view.getUint8(19), view.getUint8(20)];
  const mapping = [...bytes.subarray(21, 21 + channels)];
  if (streams === 0 || coupled > streams || mapping.some((stream) => stream !== 255 && stream >= streams + coupled)) throw damagedAt(0, 1);
  return { ...shared, streams, coupled, mapping };
}

export async function opusPackets({ channels, gainDb, streams, coupled, mapping }: OpusHead): Promise<PacketDecoder> {
  const speakers = speakersOf(channels, 'vorbis');
  if (!speakers) throw tooManyChannels(channels);
  const decoder = new OpusDecoder({ channels, streamCount: streams, coupledStreamCount: coupled, channelMappingTable: [...mapping] });
  await decoder.ready;
  const gain = 10 ** (gainDb / 20);
  return {
    sampleRate: OPUS_RATE,
    channels,
    speakers,
    isPrompt: true,
    decode(packet) {
      const { channelData, samplesDecoded, errors } = decoder.decodeFrame(packet);
      if (errors.length > 0 || samplesDecoded === 0 || channelData.length !== channels) return undefined;
      const planes = channelData.map((plane) => plane.subarray(0, samplesDecoded));
      return gain === 1 ? planes : planes.map((plane) => plane.map((sample) => sample * gain));
    },
    close: () => {
      decoder.free();
    },
  };
}
