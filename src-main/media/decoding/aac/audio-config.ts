import { SoundFault } from '../sound-stretch.ts';
import type { Speaker } from '../speakers.ts';
import { SAMPLE_RATES } from './band-tables.ts';
import { BitReader } from './bit-reader.ts';

/** What the packets of an AAC stream are to be decoded with. */
export interface AacConfig {
  /** Of the core, in Hz. */
  readonly sampleRate: number;
  /** Of each channel in the order of the stream; for one or two of no meaning. */
  readonly speakers: readonly Speaker[];
  /** The stream says that it replicates its upper half from the lower one, which is left out. */
  readonly isHighEfficiency: boolean;
}

const LOW_COMPLEXITY = 2;
const SPECTRAL_REPLICATION = 5;
const PARAMETRIC_STEREO = 29;
const EXPLICIT_RATE = 15;

/** Channels in the order of their elements, by channel configuration (ISO/IEC 14496-3, table 1.19). 0 is told by the stream. */
const LAYOUTS: readonly (readonly Speaker[] | undefined)[] = [
  undefined,
  ['centre'],
  ['left', 'right'],
  ['centre', 'left', 'right'],
  ['centre', 'left', 'right', 'surround'],
  ['centre', 'left', 'right', 'surroundLeft', 'surroundRight'],
  ['centre', 'left', 'right', 'surroundLeft', 'surroundRight', 'low'],
  ['centre', 'frontLeft', 'frontRight', 'left', 'right', 'surroundLeft', 'surroundRight', 'low'],
];

/** Of a channel configuration that is a number. @throws SoundFault for one that is none */
export function configOf(sampleRate: number, channelConfiguration: number, isHighEfficiency = false): AacConfig {
  const speakers = LAYOUTS[channelConfiguration];
  if (!speakers) throw new SoundFault('its AAC sound has channels in an order that nobody knows');
  return { sampleRate, speakers, isHighEfficiency };
}

/**
 * The `AudioSpecificConfig` of ISO/IEC 14496-3, as MP4 and Matroska keep it.
 * @throws SoundFault for AAC that is not of low complexity, and for damage
 */
export function readAudioConfig(bytes: Uint8Array): AacConfig {
  const bits = new BitReader(bytes);
  let type = readObjectType(bits);
  const sampleRate = readSampleRate(bits);
  const channelConfiguration = bits.read(4);
  const isHighEfficiency = type === SPECTRAL_REPLICATION || type === PARAMETRIC_STEREO;
  if (isHighEfficiency) {
    readSampleRate(bits);
    type = readObjectType(bits);
  }
  if (type !== LOW_COMPLEXITY) throw new SoundFault('its sound is of a rare kind of AAC; save it as WAV or FLAC in a sound editor and bring in that');
  if (bits.flag()) throw new SoundFault('its AAC sound comes in packets of 960 samples, which is not read');
  if (bits.flag()) bits.skip(14);
  bits.skip(1);
  if (bits.isOverrun) throw new SoundFault('it is damaged at its beginning; bring in another copy of it');
  return channelConfiguration === 0 ? { sampleRate, speakers: readProgram(bits), isHighEfficiency } : configOf(sampleRate, channelConfiguration, isHighEfficiency);
}

function readObjectType(bits: BitReader): number {
  const type = bits.read(5);
  return type === 31 ? 32 + bits.read(6) : type;
}

function readSampleRate(bits: BitReader): number {
  const index = bits.read(4);
  const rate = index === EXPLICIT_RATE ? bits.read(24) : SAMPLE_RATES[index];
  if (rate === undefined || rate < 7000 || rate > 96_000) throw new SoundFault('its AAC sound has a sample rate that does not exist');
  return rate;
}

/**
 * The speakers of a `program_config_element`, which stands where a stream's channels are in no usual order. A pair in front
 * is left and right, one behind surround; what is beyond that is told apart by nothing that two channels could show.
 */
export function readProgram(bits: BitReader): Speaker[] {
  bits.skip(4 + 2 + 4);
  const front = bits.read(4);
  const side = bits.read(4);
  const back = bits.read(4);
  const low = bits.read(2);
  const data = bits.read(3);
  const coupled = bits.read(4);
  if (bits.flag()) bits.skip(4);
  if (bits.flag()) bits.skip(4);
  if (bits.flag()) bits.skip(3);
  const elements = (count: number, single: Speaker, pair: readonly Speaker[]): Speaker[] =>
    Array.from({ length: count }, () => {
      const isPair = bits.flag();
      bits.skip(4);
      return isPair ? pair : [single];
    }).flat();
  const speakers = [
    ...elements(front, 'centre', ['left', 'right']),
    ...elements(side, 'surround', ['surroundLeft', 'surroundRight']),
    ...elements(back, 'surround', ['surroundLeft', 'surroundRight']),
    ...Array.from({ length: low }, (): Speaker => {
      bits.skip(4);
      return 'low';
    }),
  ];
  bits.skip(data * 4 + coupled * 5);
  bits.align();
  const comment = bits.read(8);
  bits.skip(comment * 8);
  return speakers;
}
