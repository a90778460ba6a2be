import { aacPackets } from './aac-packets.ts';
import { configOf } from './aac/audio-config.ts';
import { FRAME_LENGTH } from './aac/filter-bank.ts';
import { SAMPLE_RATES } from './aac/band-tables.ts';
import { ByteCursor, latin } from './byte-cursor.ts';
import type { DecodeOptions } from './decode-options.ts';
import { skipId3 } from './skip-id3.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { breaksOffAt, damagedAt, SoundFault } from './sound-stretch.ts';
import { StretchBuilder } from './stretch-builder.ts';

const HEAD_BYTES = 7;
const LOW_COMPLEXITY = 2;
/** Notes behind the sound. */
const CLOSING_TAGS = /^(TAG|APETAGEX)/;

/** Head of one packet of an AAC file (`adts_frame` of ISO/IEC 13818-7). */
interface AdtsHead {
  readonly sampleRate: number;
  readonly channelConfiguration: number;
  /** Bytes of head and packet together, and of the head. */
  readonly bytes: number;
  readonly headBytes: number;
}

/** The sound of an AAC file (`.aac`, ADTS). Such a file does not tell what its encoder added: it stays. */
export async function* decodeAdts(path: string, { onProgress, onWarning }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const cursor = await ByteCursor.open(path, onProgress);
  try {
    await skipId3(cursor);
    const first = readHead(await cursor.look(HEAD_BYTES));
    if (!first) throw damagedAt(0, 1);
    const { sampleRate } = first;
    const decoder = aacPackets(configOf(sampleRate, first.channelConfiguration));
    const built = new StretchBuilder(decoder.speakers, decoder.channels === 1 ? 1 : 2, sampleRate, 0);
    for (let packets = 0; ; packets++) {
      const start = await cursor.look(HEAD_BYTES);
      if (start.length === 0 || CLOSING_TAGS.test(latin(start, 0, start.length))) break;
      const head = readHead(start);
      const place = packets * FRAME_LENGTH;
      if (!head) throw start.length < HEAD_BYTES ? breaksOffAt(place, sampleRate) : damagedAt(place, sampleRate);
      if (head.sampleRate !== sampleRate || head.channelConfiguration !== first.channelConfiguration) {
        throw new SoundFault('its sample rate or its channels change within the file; save it anew in a sound editor');
      }
      const bytes = await cursor.look(head.bytes);
      if (bytes.length < head.bytes) throw breaksOffAt(place, sampleRate);
      const planes = await decoder.decode(bytes.subarray(head.headBytes));
      cursor.skip(head.bytes);
      if (planes) yield* built.add(planes);
    }
    yield* built.finish();
    if (decoder.lostPackets) onWarning?.(`is damaged: ${String(decoder.lostPackets)} of its packets could not be read and are silent`);
    if (decoder.warning !== undefined) onWarning?.(decoder.warning);
  } finally {
    await cursor.close();
  }
}

/** @throws SoundFault for AAC that is not of low complexity */
function readHead(bytes: Uint8Array): AdtsHead | undefined {
  if (bytes.length < HEAD_BYTES || bytes[0] !== 0xff || ((bytes[1] ?? 0) & 0xf6) !== 0xf0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = view.getUint32(2);
  const sampleRate = SAMPLE_RATES[(word >>> 26) & 15];
  const size = (word >>> 5) & 0x1fff;
  const headBytes = (view.getUint8(1) & 1) === 1 ? HEAD_BYTES : HEAD_BYTES + 2;
  if (sampleRate === undefined || size <= headBytes) return undefined;
  if ((word >>> 30) + 1 !== LOW_COMPLEXITY) throw new SoundFault('its sound is of a rare kind of AAC; save it as WAV or FLAC in a sound editor and bring in that');
  if ((view.getUint8(6) & 3) !== 0) throw new SoundFault('it is AAC with several packets in one, which is not read; save it as WAV or FLAC in a sound editor');
  return { sampleRate, channelConfiguration: (word >>> 22) & 7, bytes: size, headBytes };
}
