import { MPEGDecoder } from 'mpg123-decoder';

import type { PacketDecoder } from './packet-decoder.ts';
import { tooManyChannels } from './sound-stretch.ts';

export async function mp3Packets(channels: number, sampleRate: number): Promise<PacketDecoder> {
  if (channels !== 1 && channels !== 2) throw tooManyChannels(channels);
  const decoder = new MPEGDecoder();
  await decoder.ready;
  return {
    sampleRate,
    channels,
    speakers: [],
    isPrompt: false,
    decode(packet) {
      const { channelData, samplesDecoded, errors } = decoder.decode(packet);
      if (errors.length > 0 || samplesDecoded === 0) return undefined;
      return channelData.slice(0, channels).map((plane) => plane.subarray(0, samplesDecoded));
    },
    close: () => {
      decoder.free();
    },
  };
}
