import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { AudioTags } from './audio-writer.ts';
import { INFO_CHUNKS } from './wav-header.ts';

export interface WavSound {
  readonly channels: number;
  /** Hz. */
  readonly sampleRate: number;
  readonly encoding: WavEncoding;
  /** Interleaved by frame [frames * channels], full scale 1. */
  readonly samples: Float32Array;
  readonly tags: AudioTags;
}

/** How the file holds a sample: integers of 16, 24 or 32 bits, or IEEE floats of 32. */
type WavEncoding = '16' | '24' | '32' | '32f';

export interface WavFormat {
  readonly channels: number;
  readonly sampleRate: number;
  readonly encoding: WavEncoding;
}

export interface WavChunk {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const FORMAT_PCM = 1;
const FORMAT_IEEE_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;
/** A sane file has a dozen; a hostile one could hold millions of empty ones. */
export const MAX_WAV_CHUNKS = 4096;
const MAX_CHANNELS = 64;
const MAX_TAG_BYTES = 64 * 1024;

/**
 * Reads a whole RIFF/WAVE, RF64 or BW64 file: PCM 16, 24, 32 and float 32, plain or extensible. Chunks may come in any
 * order and have any ids; a size that runs past the end of the file (a recording cut short) is taken to end with it.
 * @throws VoxloomError `input.encoding` for anything else.
 */
export function readWav(bytes: Uint8Array): WavSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = listChunks(view);
  const formatChunk = chunks.find((chunk) => chunk.id === 'fmt ');
  const dataChunk = chunks.find((chunk) => chunk.id === 'data');
  if (!formatChunk) throw unreadableWav('it does not say how its sound is stored');
  if (!dataChunk) throw unreadableWav('it holds no sound');
  const format = readWavFormat(view, formatChunk);
  return { ...format, samples: decodeWavSamples(view, dataChunk, format), tags: readTags(view, chunks) };
}

function listChunks(view: DataView): WavChunk[] {
  const riff = view.byteLength >= 12 ? fourCharacters(view, 0) : '';
  if (!['RIFF', 'RF64', 'BW64'].includes(riff) || fourCharacters(view, 8) !== 'WAVE') throw unreadableWav('it is no WAV file');
  const chunks: WavChunk[] = [];
  let longDataBytes: number | undefined;
  let position = 12;
  while (position + 8 <= view.byteLength && chunks.length < MAX_WAV_CHUNKS) {
    const id = fourCharacters(view, position);
    const start = position + 8;
    let size = view.getUint32(position + 4, true);
    if (id === 'ds64' && size >= 16 && start + 16 <= view.byteLength) longDataBytes = Number(view.getBigUint64(start + 8, true));
    if (id === 'data' && size === 0xffff_ffff && riff !== 'RIFF' && longDataBytes !== undefined) size = longDataBytes;
    const end = Math.min(start + size, view.byteLength);
    chunks.push({ id, start, end });
    position = end + (size % 2);
  }
  return chunks;
}

/** What a `fmt ` chunk says; `end` is not included. */
export function readWavFormat(view: DataView, { start, end }: WavChunk): WavFormat {
  if (end - start < 16) throw unreadableWav('its format entry is damaged');
  const channels = view.getUint16(start + 2, true);
  const sampleRate = view.getUint32(start + 4, true);
  const frameBytes = view.getUint16(start + 12, true);
  const bits = view.getUint16(start + 14, true);
  let tag = view.getUint16(start, true);
  // The extensible form names the encoding in the first two bytes of its sub-format GUID.
  if (tag === FORMAT_EXTENSIBLE && end - start >= 26) tag = view.getUint16(start + 24, true);
  if (channels < 1 || channels > MAX_CHANNELS || sampleRate < 1) throw unreadableWav('its format entry is damaged');
  const encoding = encodingOf(tag, bits);
  if (!encoding || frameBytes !== (channels * bits) / 8) throw unreadableWav(`its encoding (kind ${tag}, ${bits} bits) is not known`);
  return { channels, sampleRate, encoding };
}

function encodingOf(tag: number, bits: number): WavEncoding | undefined {
  if (tag === FORMAT_IEEE_FLOAT) return bits === 32 ? '32f' : undefined;
  if (tag !== FORMAT_PCM) return undefined;
  return bits === 16 ? '16' : bits === 24 ? '24' : bits === 32 ? '32' : undefined;
}

/** Whole frames of a stretch of a `data` chunk, interleaved [frames * channels]. */
export function decodeWavSamples(view: DataView, { start, end }: WavChunk, { channels, encoding }: WavFormat): Float32Array {
  const sampleBytes = encoding === '16' ? 2 : encoding === '24' ? 3 : 4;
  const frames = Math.floor((end - start) / (sampleBytes * channels));
  const samples = new Float32Array(frames * channels);
  for (let index = 0; index < samples.length; index++) {
    const position = start + index * sampleBytes;
    if (encoding === '16') samples[index] = view.getInt16(position, true) / 0x8000;
    else if (encoding === '24') samples[index] = (view.getUint16(position, true) + view.getInt8(position + 2) * 0x1_0000) / 0x80_0000;
    else if (encoding === '32') samples[index] = view.getInt32(position, true) / 0x8000_0000;
    else samples[index] = view.getFloat32(position, true);
  }
  return samples;
}

function readTags(view: DataView, chunks: readonly WavChunk[]): AudioTags {
  const tags: { -readonly [Tag in keyof AudioTags]: string } = {};
  for (const { id, start, end } of chunks) {
    if (id !== 'LIST' || end - start < 4 || fourCharacters(view, start) !== 'INFO') continue;
    let position = start + 4;
    for (let count = 0; position + 8 <= end && count < MAX_WAV_CHUNKS; count++) {
      const size = view.getUint32(position + 4, true);
      const tag = INFO_CHUNKS.find(([, chunkId]) => chunkId === fourCharacters(view, position))?.[0];
      const bytes = Math.min(size, end - position - 8, MAX_TAG_BYTES);
      if (tag) tags[tag] = tagText(new Uint8Array(view.buffer, view.byteOffset + position + 8, bytes));
      position += 8 + size + (size % 2);
    }
  }
  return tags;
}

/** Some writers close the text with NULs, some do not. */
function tagText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\0.*$/s, '');
}

function fourCharacters(view: DataView, position: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + position, 4));
}

export function unreadableWav(reason: string): VoxloomError {
  return new VoxloomError('input.encoding', `This WAV file cannot be read: ${reason}.`);
}
