import { ByteCursor } from './byte-cursor.ts';

/* What a Matroska file tells of the frames that only get a decoder going (RFC 9559, CodecDelay): they come before time 0. */

const EBML = 0x1a45_dfa3;
const SEGMENT = 0x1853_8067;
const CLUSTER = 0x1f43_b675;
const TRACKS = 0x1654_ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const CODEC_DELAY = 0x56aa;
const AUDIO = 2;
const MOST_TRACK_BYTES = 4 * 1024 * 1024;
const NS_A_SECOND = 1e9;

/** Seconds that each sound track is early, in the order of the file; none where the file does not say. */
export async function matroskaDelays(path: string): Promise<number[]> {
  const cursor = await ByteCursor.open(path);
  try {
    for (;;) {
      const element = readElement(await cursor.look(12), 0);
      if (!element || element.id === CLUSTER) return [];
      cursor.skip(element.bodyAt);
      if (element.id === SEGMENT) continue;
      if (element.id === TRACKS) return element.size > MOST_TRACK_BYTES ? [] : delaysIn(await cursor.look(element.size));
      if (element.id === EBML || element.size !== Infinity) cursor.skip(element.size);
      else return [];
    }
  } finally {
    await cursor.close();
  }
}

function delaysIn(tracks: Uint8Array): number[] {
  return elementsOf(tracks).flatMap(({ id, body }) => {
    if (id !== TRACK_ENTRY) return [];
    const fields = elementsOf(body);
    const numberOf = (wanted: number): number => fields.find((field) => field.id === wanted)?.body.reduce((value, byte) => value * 256 + byte, 0) ?? 0;
    return numberOf(TRACK_TYPE) === AUDIO ? [numberOf(CODEC_DELAY) / NS_A_SECOND] : [];
  });
}

function elementsOf(bytes: Uint8Array): { readonly id: number; readonly body: Uint8Array }[] {
  const elements: { id: number; body: Uint8Array }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes, at);
    if (!element || element.size > bytes.length - element.bodyAt) break;
    const end = element.bodyAt + element.size;
    elements.push({ id: element.id, body: bytes.subarray(element.bodyAt, end) });
    at = end;
  }
  return elements;
}

/** Head of an element; `size` is infinite where it is not told. */
function readElement(bytes: Uint8Array, at: number): { readonly id: number; readonly size: number; readonly bodyAt: number } | undefined {
  const idBytes = Math.clz32(bytes[at] ?? 0) - 23;
  const sizeAt = at + idBytes;
  const sizeBytes = Math.clz32(bytes[sizeAt] ?? 0) - 23;
  if (idBytes > 4 || sizeBytes > 8 || sizeAt + sizeBytes > bytes.length) return undefined;
  const number = (from: number, count: number, first = 0): number => bytes.subarray(from, from + count).reduce((value, byte) => value * 256 + byte, first);
  // The first byte's highest set bit only tells the length.
  const size = number(sizeAt + 1, sizeBytes - 1, (bytes[sizeAt] ?? 0) & (0xff >> sizeBytes));
  return { id: number(at, idBytes), size: size >= 2 ** (7 * sizeBytes) - 1 ? Infinity : size, bodyAt: sizeAt + sizeBytes };
}
