import type { EncodedPacket } from 'mediabunny';

export type VideoSoundCodec = 'aac' | 'opus' | 'flac' | 'pcm';

/** How the sound of a film is to be encoded. */
export interface VideoSoundFormat {
  readonly codec: VideoSoundCodec;
  readonly channels: 1 | 2;
  /** Of the whole track; lossless codecs have none. */
  readonly bitrateKbps: number;
}

/** Sound on its way into a container. Its packets are in order and without gaps; what the decoder drops lies before 0 s. */
export interface EncodedSound {
  /** As mediabunny names it. */
  readonly codec: 'aac' | 'opus' | 'flac' | 'pcm-s24';
  /** What a container says of the track. Known as soon as the first packet is. */
  readonly config: AudioDecoderConfig;
  readonly packets: AsyncIterable<EncodedPacket>;
}

export const SOUND_RATE = 48_000;
