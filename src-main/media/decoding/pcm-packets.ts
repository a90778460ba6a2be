import type { PacketDecoder } from './packet-decoder.ts';
import { tooManyChannels } from './sound-stretch.ts';
import { speakersOf } from './speakers.ts';

type ReadSample = (view: DataView, at: number) => number;

const format = (bytes: number, read: ReadSample): { readonly bytes: number; readonly read: ReadSample } => ({ bytes, read });

/** Plain samples by the codec's name: how many bytes one takes, and what it is at full scale 1. */
const FORMATS: Readonly<Record<string, ReturnType<typeof format> | undefined>> = {
  'pcm-u8': format(1, (view, at) => (view.getUint8(at) - 128) / 128),
  'pcm-s8': format(1, (view, at) => view.getInt8(at) / 128),
  'pcm-s16': format(2, (view, at) => view.getInt16(at, true) / 32_768),
  'pcm-s16be': format(2, (view, at) => view.getInt16(at) / 32_768),
  'pcm-s24': format(3, (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 65_536) / 8_388_608),
  'pcm-s24be': format(3, (view, at) => (view.getInt16(at) * 256 + view.getUint8(at + 2)) / 8_388_608),
  'pcm-s32': format(4, (view, at) => view.getInt32(at, true) / 2_147_483_648),
  'pcm-s32be': format(4, (view, at) => view.getInt32(at) / 2_147_483_648),
  'pcm-f32': format(4, (view, at) => finite(view.getFloat32(at, true))),
  'pcm-f32be': format(4, (view, at) => finite(view.getFloat32(at))),
  'pcm-f64': format(8, (view, at) => finite(view.getFloat64(at, true))),
  'pcm-f64be': format(8, (view, at) => finite(view.getFloat64(at))),
  ulaw: format(1, (view, at) => muLaw(view.getUint8(at))),
  alaw: format(1, (view, at) => aLaw(view.getUint8(at))),
};

/** @returns undefined for a codec that is no plain samples */
export function pcmPackets(codec: string, channels: number, sampleRate: number): PacketDecoder | undefined {
  const samples = FORMATS[codec];
  if (!samples) return undefined;
  const speakers = speakersOf(channels, 'wave');
  if (!speakers) throw tooManyChannels(channels);
  const { bytes, read } = samples;
  return {
    sampleRate,
    channels,
    speakers,
    isPrompt: true,
    decode(packet) {
      const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
      const frames = Math.floor(packet.length / (bytes * channels));
      return Array.from({ length: channels }, (_, channel) => Float32Array.from({ length: frames }, (_frame, frame) => read(view, (frame * channels + channel) * bytes)));
    },
    close: () => undefined,
  };
}

/** A file may hold values that are no numbers; one of them would silence a whole mix. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** ITU-T G.711. */
function muLaw(code: number): number {
  const bits = ~code & 255;
  const size = (((bits & 15) * 2 + 33) << ((bits >> 4) & 7)) - 33;
  return ((bits & 128) !== 0 ? -size : size) / 8192;
}

/** ITU-T G.711. */
function aLaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = (bits & 15) * 2 + 1;
  const size = exponent === 0 ? mantissa : (mantissa + 32) << (exponent - 1);
  return ((bits & 128) !== 0 ? size : -size) / 4096;
}
