import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { systemCode } from '../file-failure.ts';
import { ByteCursor, latin } from './byte-cursor.ts';
import type { DecodeOptions } from './decode-options.ts';
import { decodeWav } from './decode-wav.ts';
import { skipId3 } from './skip-id3.ts';
import { readMp3Header } from './mp3-header.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { SoundFault, unusableSound } from './sound-stretch.ts';

type Decode = (path: string, options: DecodeOptions) => AsyncGenerator<SoundStretch>;

/** What people take for sound that can be read, by the first bytes of the file. */
const OTHER_SOUND: readonly (readonly [RegExp, string])[] = [
  [/^FORM....AIF/s, 'an AIFF file'],
  [/^MAC /, "a Monkey's Audio file"],
  [/^wvpk/, 'a WavPack file'],
  [/^\u0030\u0026\u00b2\u0075/, 'a WMA file'],
];

/** MP4 and QuickTime begin with the size of an entry and its name. */
const MP4 = /^....(ftyp|moov|mdat|wide|free|skip|pnot)/s;
const MATROSKA = /^\u001a\u0045\u00df\u00a3/;
/** The mark of an AAC packet, which no layer of MPEG audio has. */
const ADTS = /^\u00ff[\u00f0\u00f1\u00f8\u00f9]/;

/**
 * The sound of a file of any length: WAV (PCM of 16, 24, 32 bits or float), MP3, FLAC, AAC, Ogg Vorbis and Opus, and of
 * MP4, M4A, QuickTime, Matroska and WebM with AAC (of low complexity), Opus, Vorbis, MP3, FLAC or PCM in them; stretch by stretch and
 * never whole in memory. More than two channels are mixed down to stereo. What the file is, its bytes say; its ending is not
 * looked at. A file without sound gives no stretch. A compressed file has to be whole: a sound without its end is worse than
 * none. Where packets of AAC, or of a film, are damaged in themselves, there is silence as long, and a warning.
 * @throws VoxloomError `input.encoding` with the reason for what cannot be decoded; the file system's errors as they are.
 */
export async function* decodeSound(path: string, options: DecodeOptions = {}): AsyncGenerator<SoundStretch> {
  try {
    const decode = await decoderFor(path);
    yield* decode(path, options);
  } catch (error) {
    if (error instanceof VoxloomError || systemCode(error) !== undefined) throw error;
    // A decoder that gives up in the middle of its work has met bytes that its format does not have.
    const reason = error instanceof SoundFault ? error.message : 'it is damaged; bring in another copy of it';
    throw unusableSound(basename(path), reason, error);
  }
}

/** Decoders are large and seldom needed: each is loaded with the first file of its kind. */
async function decoderFor(path: string): Promise<Decode> {
  // A pipe would keep whoever opens it waiting.
  const found = await stat(path);
  if (!found.isFile()) throw new SoundFault('it is no file');
  if (found.size === 0) throw new SoundFault('it is empty');
  const start = await firstBytes(path);
  const kind = latin(start, 0, 12);
  if (/^(RIFF|RF64|BW64)/.test(kind)) return decodeWav;
  if (kind.startsWith('fLaC')) return (await import('./decode-flac.ts')).decodeFlac;
  if (kind.startsWith('OggS')) {
    // The first page has one piece, and it tells the codec.
    return latin(start, 28, 8) === 'OpusHead' ? (await import('./decode-opus.ts')).decodeOpus : (await import('./decode-vorbis.ts')).decodeVorbis;
  }
  if (MP4.test(kind) || MATROSKA.test(kind)) return (await import('./decode-container.ts')).decodeContainer;
  if (ADTS.test(kind)) return (await import('./decode-adts.ts')).decodeAdts;
  if (readMp3Header(start, 0)) return (await import('./decode-mp3.ts')).decodeMp3;
  const other = OTHER_SOUND.find(([signature]) => signature.test(kind));
  if (other) throw new SoundFault(`it is ${other[1]}; save it as WAV or FLAC in a sound editor and bring in that`);
  throw new SoundFault('it is no sound file that is read here: WAV, MP3, FLAC, AAC, Ogg, MP4, QuickTime, Matroska or WebM');
}

/** The first bytes behind ID3 tags, which may stand before an MP3 (some programs add a second) and, by error, before others. */
async function firstBytes(path: string): Promise<Uint8Array> {
  const cursor = await ByteCursor.open(path);
  try {
    await skipId3(cursor);
    return await cursor.look(40);
  } finally {
    await cursor.close();
  }
}
