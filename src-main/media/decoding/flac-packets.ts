import { FLACDecoder } from '@wasm-audio-decoders/flac';

import type { PacketDecoder } from './packet-decoder.ts';
import { tooManyChannels } from './sound-stretch.ts';
import { speakersOf } from './speakers.ts';

export async function flacPackets(channels: number, sampleRate: number): Promise<PacketDecoder> {
  const speakers = speakersOf(channels, 'wave');
  if (!speakers) throw tooManyChannels(channels);
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    sampleRate,
    channels,
    speakers,
    isPrompt: true,
    async decode(packet) {
      const { channelData, samplesDecoded, errors } = await decoder.decodeFrames([packet]);
      if (errors.length > 0 || samplesDecoded === 0 || channelData.length !== channels) return undefined;
      return channelData.map((plane) => plane.subarray(0, samplesDecoded));
    },
    close: () => {
      decoder.free();
    },
  };
}
