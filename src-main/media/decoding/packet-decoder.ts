import type { Speaker } from './speakers.ts';

/** Decodes the packets of one track of a film or container, in their order. */
export interface PacketDecoder {
  /** Hz; of an AAC stream with replicated upper half, that of its core. */
  readonly sampleRate: number;
  readonly channels: number;
  /** Of each channel, where there are more than two. */
  readonly speakers: readonly Speaker[];
  /** Each packet gives its own sound and no other: without it, sound comes later than its packet. */
  readonly isPrompt: boolean;
  /** @returns one plane a channel; undefined for a packet that is damaged and gives nothing */
  decode(packet: Uint8Array): readonly Float32Array[] | undefined | Promise<readonly Float32Array[] | undefined>;
  /** What is held back after the last packet. */
  finish?(): Promise<readonly Float32Array[] | undefined>;
  /** Packets so far that gave silence, because they are damaged. */
  readonly lostPackets?: number;
  /** Why the sound is less than it could be, for the author, once it is decoded: continues the sentence "it ...". */
  readonly warning?: string | undefined;
  close(): void;
}
