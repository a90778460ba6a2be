import { ByteBuilder } from './byte-builder.ts';

/** MPEG-1 layer III, in the order of the header's index; index 0 means "free format". */
const BITRATES_KBPS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Bit numbers of the parts that an Info frame may have: frame count, byte count, seek table, quality. */
const ALL_PARTS = 0b1111;
const CBR = 1;

export interface Mp3InfoFields {
  readonly channels: 1 | 2;
  readonly sampleRate: number;
  readonly bitrateKbps: number;
  /** Frames and bytes of sound, without the Info frame. */
  readonly frames: number;
  readonly audioBytes: number;
  /** Samples that the encoder put in front of the sound, and behind it to fill the last frame. */
  readonly encoderDelay: number;
  readonly padding: number;
  /** CRC-16 of the bytes of sound. */
  readonly audioCrc: number;
}

/**
 * The silent first frame of a constant-bitrate MP3 (Xing's header with the id "Info", and the LAME extension as described in
 * "Mp3 Info Tag revision 1 specification", gabriel.mp3-tech.org): exact length, seek table, and how many samples to drop at
 * both ends for a gapless result. Its length depends on channels, rates and bitrate only.
 */
export function mp3InfoFrame(fields: Mp3InfoFields): Uint8Array {
  const { channels, sampleRate, bitrateKbps } = fields;
  const frameBytes = Math.floor((144_000 * bitrateKbps) / sampleRate);
  const totalBytes = fields.audioBytes + frameBytes;
  const frame = new ByteBuilder();
  // Sync, MPEG-1, layer III, no CRC; bitrate and sample rate without padding; mono or joint stereo, original.
  frame.u8(0xff).u8(0xfb);
  frame.u8((BITRATES_KBPS.indexOf(bitrateKbps) << 4) | (SAMPLE_RATES.indexOf(sampleRate) << 2));
  frame.u8(channels === 1 ? 0xc4 : 0x44);
  frame.zeros(channels === 1 ? 17 : 32);

  frame.ascii('Info').u32BigEndian(ALL_PARTS).u32BigEndian(fields.frames).u32BigEndian(totalBytes);
  // With a constant bitrate the seek table is a straight line.
  for (let percent = 0; percent < 100; percent++) frame.u8(Math.floor((percent * 256) / 100));
  frame.u32BigEndian(0);

  frame.ascii('LAME3.100').u8(CBR).u8(0);
  // Peak, two gains, encoding flags: not stated.
  frame.zeros(4 + 2 + 2 + 1).u8(Math.min(bitrateKbps, 255));
  frame.u8(fields.encoderDelay >>> 4).u8((fields.encoderDelay << 4) | (fields.padding >>> 8)).u8(fields.padding);
  frame.zeros(1 + 1 + 2).u32BigEndian(totalBytes).u16BigEndian(fields.audioCrc);
  frame.u16BigEndian(crc16(frame.build()));
  return frame.zeros(frameBytes - frame.length).build();
}

/** CRC-16/ARC (polynomial 0x8005, reflected), which LAME uses. Pass the last result to go on. */
export function crc16(bytes: Uint8Array, crc = 0): number {
  let state = crc;
  for (let index = 0; index < bytes.length; index++) state = (state >>> 8) ^ (CRC_TABLE[(state ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  return state;
}

const CRC_TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  return crc;
});
