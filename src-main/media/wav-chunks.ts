import { ByteBuilder } from './byte-builder.ts';

/** What a broadcast WAV says beside its sound. Everything in it is known before the first sample is. */
export interface BroadcastNotes {
  readonly description: string;
  readonly project: string;
  /** When the newest sound in it was made, in ms since 1970; null where nobody knows. Told as UTC. */
  readonly originatedAtMs: number | null;
  /** Samples from midnight to the first one, at the file's rate. */
  readonly timeReference: number;
  /** Exact frames a second of its timecode. */
  readonly timecodeRate: { readonly numerator: number; readonly denominator: number };
  readonly dropFrame: boolean;
  /** One a channel. */
  readonly trackNames: readonly string[];
  /** For the sound of one take of a line. */
  readonly scene?: string;
  readonly take?: string;
  /** In order, at the file's rate. */
  readonly cuePoints: readonly CuePoint[];
}

export interface CuePoint {
  readonly atSample: number;
  readonly label: string;
}

/** What is known of a sound when it is finished; null as in `SoundMeasure`. */
export interface StatedLoudness {
  readonly loudnessLufs: number | null;
  readonly truePeakDbtp: number | null;
}

const ORIGINATOR = 'Voxloom';
/** Says that a loudness value is not known (EBU Tech 3285, version 2, 2.4). */
const UNKNOWN_LOUDNESS = 0x7fff;
const BEXT_BYTES = 602;

/**
 * The chunks of a broadcast WAV that stand before its sound: `bext` (EBU Tech 3285, version 2), `iXML` (Gallery, "iXML
 * Specification" 1.61), and `cue ` with its labels (Microsoft and IBM, "Multimedia Programming Interface and Data
 * Specifications 1.0"). Their length does not depend on `loudness`.
 */
export function broadcastChunks(notes: BroadcastNotes, sampleRate: number, bitDepth: number, loudness: StatedLoudness | undefined): Uint8Array {
  const chunks = new ByteBuilder().bytes(bextChunk(notes, loudness)).bytes(textChunk('iXML', ixmlOf(notes, sampleRate, bitDepth)));
  if (notes.cuePoints.length > 0) chunks.bytes(cueChunk(notes.cuePoints)).bytes(labelList(notes.cuePoints));
  return chunks.build();
}

function bextChunk({ description, project, originatedAtMs, timeReference }: BroadcastNotes, loudness: StatedLoudness | undefined): Uint8Array {
  const made = originatedAtMs === null ? '' : new Date(originatedAtMs).toISOString();
  const chunk = new ByteBuilder().ascii('bext').u32(BEXT_BYTES);
  addFixed(chunk, description, 256);
  addFixed(chunk, ORIGINATOR, 32);
  addFixed(chunk, project, 32);
  addFixed(chunk, made.slice(0, 10), 10);
  addFixed(chunk, made.slice(11, 19), 8);
  chunk.u64(timeReference).u16(2).zeros(64);
  chunk.u16(hundredths(loudness?.loudnessLufs)).u16(UNKNOWN_LOUDNESS).u16(hundredths(loudness?.truePeakDbtp)).u16(UNKNOWN_LOUDNESS).u16(UNKNOWN_LOUDNESS);
  return chunk.zeros(180).build();
}

function hundredths(value: number | null | undefined): number {
  return value === null || value === undefined ? UNKNOWN_LOUDNESS : Math.round(value * 100) & 0xffff;
}

/** Text in a field of fixed length, cut between characters, filled up with NUL. */
function addFixed(chunk: ByteBuilder, text: string, bytes: number): void {
  let kept = '';
  let length = 0;
  for (const character of text.replaceAll('\0', '')) {
    length += new TextEncoder().encode(character).length;
    if (length > bytes) break;
    kept += character;
  }
  const encoded = new TextEncoder().encode(kept);
  chunk.bytes(encoded).zeros(bytes - encoded.length);
}

function ixmlOf(notes: BroadcastNotes, sampleRate: number, bitDepth: number): string {
  const rate = `${String(notes.timecodeRate.numerator)}/${String(notes.timecodeRate.denominator)}`;
  const tracks = notes.trackNames.map(
    (name, index) => `<TRACK><CHANNEL_INDEX>${String(index + 1)}</CHANNEL_INDEX><INTERLEAVE_INDEX>${String(index + 1)}</INTERLEAVE_INDEX>${element('NAME', name)}</TRACK>`,
  );
  const speed = [
    element('MASTER_SPEED', rate),
    element('CURRENT_SPEED', rate),
    element('TIMECODE_RATE', rate),
    element('TIMECODE_FLAG', notes.dropFrame ? 'DF' : 'NDF'),
    element('FILE_SAMPLE_RATE', String(sampleRate)),
    element('AUDIO_BIT_DEPTH', String(bitDepth)),
    element('DIGITIZER_SAMPLE_RATE', String(sampleRate)),
    element('TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI', String(Math.floor(notes.timeReference / 2 ** 32))),
    element('TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO', String(notes.timeReference % 2 ** 32)),
    element('TIMESTAMP_SAMPLE_RATE', String(sampleRate)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<BWFXML>',
    element('IXML_VERSION', '1.61'),
    element('PROJECT', notes.project),
    notes.scene === undefined ? '' : element('SCENE', notes.scene),
    notes.take === undefined ? '' : element('TAKE', notes.take),
    element('NOTE', notes.description),
    `<SPEED>${speed.join('')}</SPEED>`,
    `<TRACK_LIST><TRACK_COUNT>${String(tracks.length)}</TRACK_COUNT>${tracks.join('')}</TRACK_LIST>`,
    '</BWFXML>\n',
  ].join('');
}

function element(name: string, text: string): string {
  const clean = text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<${name}>${clean}</${name}>`;
}

function cueChunk(points: readonly CuePoint[]): Uint8Array {
  const chunk = new ByteBuilder().ascii('cue ').u32(4 + 24 * points.length).u32(points.length);
  // Every point: its number, its place in play order, the chunk it is in, offsets of chunk and block (none), its sample.
  for (const [index, { atSample }] of points.entries()) chunk.u32(index + 1).u32(atSample).ascii('data').u32(0).u32(0).u32(atSample);
  return chunk.build();
}

function labelList(points: readonly CuePoint[]): Uint8Array {
  const list = new ByteBuilder().ascii('adtl');
  for (const [index, { label }] of points.entries()) {
    const text = new TextEncoder().encode(label.replaceAll('\0', ''));
    list.ascii('labl').u32(4 + text.length + 1).u32(index + 1).bytes(text).zeros(1 + ((text.length + 1) % 2));
  }
  return new ByteBuilder().ascii('LIST').u32(list.length).bytes(list.build()).build();
}

function textChunk(id: string, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return new ByteBuilder().ascii(id).u32(bytes.length).bytes(bytes).zeros(bytes.length % 2).build();
}
