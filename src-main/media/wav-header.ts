import type { AudioTags } from './audio-writer.ts';
import { ByteBuilder } from './byte-builder.ts';

/** Bits a sample: PCM 16, PCM 24, IEEE float 32. */
export type WavDepth = '16' | '24' | '32f';

export const WAV_SAMPLE_BYTES: Readonly<Record<WavDepth, number>> = { '16': 2, '24': 3, '32f': 4 };

/** 32-bit sizes end here; this very value means "look in ds64" in an RF64 file. */
export const RIFF_SIZE_LIMIT = 0xffff_ffff;

const FORMAT_PCM = 1;
const FORMAT_IEEE_FLOAT = 3;
const DS64_BYTES = 28;

/** The LIST/INFO chunk for each tag, in the order in which they are written. */
export const INFO_CHUNKS: readonly (readonly [keyof AudioTags, string])[] = [
  ['title', 'INAM'],
  ['artist', 'IART'],
  ['album', 'IPRD'],
  ['language', 'ILNG'],
  ['comment', 'ICMT'],
  ['software', 'ISFT'],
];

export interface WavHeaderFields {
  readonly channels: number;
  readonly sampleRate: number;
  readonly depth: WavDepth;
  readonly tags: AudioTags;
  /** Whole chunks that stand between the format and the sound; of even length. */
  readonly notes: Uint8Array;
  /** Bytes of sound, without the pad byte. */
  readonly dataBytes: number;
  /** RIFF size from which the file becomes RF64. */
  readonly riffLimitBytes: number;
}

/**
 * Everything in front of the samples: RIFF/WAVE, or RF64 where the sizes do not fit 32 bits (EBU Tech 3306). The room of
 * the ds64 chunk is held by a JUNK chunk in a RIFF file, so for one stream the header has the same length whatever
 * `dataBytes` is.
 */
export function wavHeader(fields: WavHeaderFields): Uint8Array {
  const { channels, sampleRate, depth, dataBytes } = fields;
  const sampleBytes = WAV_SAMPLE_BYTES[depth];
  const frames = dataBytes / (sampleBytes * channels);
  const float = depth === '32f';
  const info = infoList(fields.tags);
  const headerBytes = 12 + 8 + DS64_BYTES + (float ? 8 + 18 + 12 : 8 + 16) + info.length + fields.notes.length + 8;
  const riffBytes = headerBytes - 8 + dataBytes + (dataBytes % 2);
  const large = riffBytes >= fields.riffLimitBytes;

  const header = new ByteBuilder();
  header.ascii(large ? 'RF64' : 'RIFF').u32(large ? RIFF_SIZE_LIMIT : riffBytes).ascii('WAVE');
  header.ascii(large ? 'ds64' : 'JUNK').u32(DS64_BYTES);
  if (large) header.u64(riffBytes).u64(dataBytes).u64(frames).u32(0);
  else header.zeros(DS64_BYTES);

  header.ascii('fmt ').u32(float ? 18 : 16);
  header.u16(float ? FORMAT_IEEE_FLOAT : FORMAT_PCM).u16(channels).u32(sampleRate);
  header.u32(sampleRate * channels * sampleBytes).u16(channels * sampleBytes).u16(sampleBytes * 8);
  // Every format but PCM has an extension size and a fact chunk with the length in frames.
  if (float) header.u16(0).ascii('fact').u32(4).u32(large ? RIFF_SIZE_LIMIT : frames);

  header.bytes(info).bytes(fields.notes);
  header.ascii('data').u32(large ? RIFF_SIZE_LIMIT : dataBytes);
  return header.build();
}

function infoList(tags: AudioTags): Uint8Array {
  const list = new ByteBuilder();
  for (const [tag, id] of INFO_CHUNKS) {
    const text = tags[tag]?.replaceAll('\0', '') ?? '';
    if (text === '') continue;
    const bytes = new TextEncoder().encode(text);
    // The size counts the closing NUL, not the pad byte to an even length.
    list.ascii(id).u32(bytes.length + 1).bytes(bytes).zeros(1 + ((bytes.length + 1) % 2));
  }
  if (list.length === 0) return new Uint8Array(0);
  return new ByteBuilder().ascii('LIST').u32(list.length + 4).ascii('INFO').bytes(list.build()).build();
}
