import { AacDecoder } from './aac/aac-decoder.ts';
import type { AacConfig } from './aac/audio-config.ts';
import type { PacketDecoder } from './packet-decoder.ts';

export function aacPackets({ sampleRate, speakers, isHighEfficiency }: AacConfig): PacketDecoder {
  const decoder = new AacDecoder({ sampleRate, speakers });
  return {
    sampleRate,
    channels: speakers.length,
    speakers,
    isPrompt: true,
    decode: (packet) => decoder.decode(packet),
    get lostPackets() {
      return decoder.lostPackets;
    },
    get warning() {
      if (!isHighEfficiency && !decoder.hasReplication) return undefined;
      return `is HE-AAC, of which only what lies under ${String(Math.round(sampleRate / 2000))} kHz is read: it may sound duller than in a player`;
    },
    close: () => undefined,
  };
}
