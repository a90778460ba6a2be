import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';

import { oggPage } from './ogg-page-writer.ts';
import type { PacketDecoder } from './packet-decoder.ts';
import { damagedAt, tooManyChannels } from './sound-stretch.ts';
import { speakersOf } from './speakers.ts';

/** A page holds at most 255 pieces of 255 bytes; larger packets are no sound. */
const LARGEST_PACKET = 64_000;

/**
 * Vorbis packets of a container. The decoder reads Ogg alone, so they are put into pages.
 * @param setup the three headers as Matroska keeps them
 */
export async function vorbisPackets(setup: Uint8Array, channels: number, sampleRate: number): Promise<PacketDecoder> {
  const speakers = speakersOf(channels, 'vorbis');
  if (!speakers) throw tooManyChannels(channels);
  const [identification, comment, tables] = splitHeaders(setup);
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  let pages = 0;
  let frames = 0;
  const feed = async (packets: readonly Uint8Array[]): Promise<readonly Float32Array[] | undefined> => {
    const { channelData, samplesDecoded } = await decoder.decode(oggPage(pages++, frames, packets));
    frames += samplesDecoded;
    return samplesDecoded > 0 && channelData.length === channels ? channelData.map((plane) => plane.subarray(0, samplesDecoded)) : undefined;
  };
  await feed([identification]);
  await feed([comment, tables]);
  return {
    sampleRate,
    channels,
    speakers,
    isPrompt: false,
    decode: (packet) => (packet.length > LARGEST_PACKET ? undefined : feed([packet])),
    async finish() {
      const { channelData, samplesDecoded } = await decoder.flush();
      return samplesDecoded > 0 && channelData.length === channels ? channelData.map((plane) => plane.subarray(0, samplesDecoded)) : undefined;
    },
    close: () => {
      decoder.free();
    },
  };
}

/** Two lengths in pieces of 255, then the headers one after the other. */
function splitHeaders(setup: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  let at = 1;
  const lengths = [0, 0].map(() => {
    let length = 0;
    let piece = 255;
    while (piece === 255 && at < setup.length) {
      piece = setup[at++] ?? 0;
      length += piece;
    }
    return length;
  });
  const [first = 0, second = 0] = lengths;
  if (setup[0] !== 2 || at + first + second >= setup.length || second > LARGEST_PACKET) throw damagedAt(0, 1);
  // A comment may be long and says nothing about the sound; an empty one takes its place.
  const comment = new Uint8Array([3, ...new TextEncoder().encode('vorbis'), 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  return [setup.subarray(at, at + first), comment, setup.subarray(at + first + second)];
}
