import type { InputAudioTrack } from 'mediabunny';

import type { PacketDecoder } from './packet-decoder.ts';
import { damagedAt, SoundFault } from './sound-stretch.ts';

/** What is heard in films and cannot be decoded, by what the file or the demuxer calls it. */
const UNREAD: readonly (readonly [RegExp, string])[] = [
  [/^(e?ac-?3|ec-3|A_E?AC3)/i, 'Dolby Digital'],
  [/^(dts|A_DTS)/i, 'DTS'],
  [/^(alac|A_ALAC)/i, 'Apple Lossless'],
  [/^(mlpa|A_TRUEHD)/i, 'Dolby TrueHD'],
  [/^(samr|sawb)/i, 'AMR'],
];

/** The decoder of a track's packets; each is loaded with the first track of its kind. */
export async function openPackets(track: InputAudioTrack): Promise<PacketDecoder> {
  const codec = await track.getCodec();
  const channels = await track.getNumberOfChannels();
  const sampleRate = await track.getSampleRate();
  const description = descriptionOf(await track.getDecoderConfig());
  switch (codec) {
    case 'aac': {
      const { readAudioConfig } = await import('./aac/audio-config.ts');
      if (!description) throw damagedAt(0, 1);
      return (await import('./aac-packets.ts')).aacPackets(readAudioConfig(description));
    }
    case 'opus': {
      const { opusPackets, readOpusHead } = await import('./opus-head.ts');
      if (!description) throw damagedAt(0, 1);
      return opusPackets(readOpusHead(description));
    }
    case 'vorbis':
      if (!description) throw damagedAt(0, 1);
      return (await import('./vorbis-packets.ts')).vorbisPackets(description, channels, sampleRate);
    case 'mp3':
      return (await import('./mp3-packets.ts')).mp3Packets(channels, sampleRate);
    case 'flac':
      return (await import('./flac-packets.ts')).flacPackets(channels, sampleRate);
    default: {
      const plain = codec === null ? undefined : (await import('./pcm-packets.ts')).pcmPackets(codec, channels, sampleRate);
      if (plain) return plain;
      throw new SoundFault(`its sound is ${await nameOf(track, codec)}, which is not read; save it as WAV or FLAC in a sound editor and bring in that`);
    }
  }
}

async function nameOf(track: InputAudioTrack, codec: string | null): Promise<string> {
  const told = codec ?? (await track.getInternalCodecId());
  const name = typeof told === 'string' ? told.trim() : '';
  return UNREAD.find(([pattern]) => pattern.test(name))?.[1] ?? (name === '' ? 'of an unknown kind' : `of the kind "${name.slice(0, 20)}"`);
}

/** What the container keeps for the decoder. The type of a configuration is the browser's, which Node has not. */
function descriptionOf(config: unknown): Uint8Array | undefined {
  if (typeof config !== 'object' || config === null || !('description' in config)) return undefined;
  const { description } = config;
  if (ArrayBuffer.isView(description)) return new Uint8Array(description.buffer, description.byteOffset, description.byteLength);
  return description instanceof ArrayBuffer ? new Uint8Array(description) : undefined;
}
