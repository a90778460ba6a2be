import { stat } from 'node:fs/promises';

import { ByteCursor } from './byte-cursor.ts';
import { SoundFault } from './sound-stretch.ts';

const EBML = 0x1a45_dfa3;
const SEGMENT = 0x1853_8067;
const TRACKS = 0x1654_ae6b;
/** The EBML head, and what a segment holds: seek head, info, tracks, clusters, cues, attachments, chapters, tags, void, checksum. */
const OUTER = new Set([EBML, 0x114d_9b74, 0x1549_a966, TRACKS, 0x1f43_b675, 0x1c53_bb6b, 0x1941_a469, 0x1043_a770, 0x1254_c367, 0xec, 0xbf]);
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const CODEC_DELAY = 0x56aa;
const AUDIO = 2;
const MOST_TRACK_BYTES = 4 * 1024 * 1024;
const NS_A_SECOND = 1e9;
const DAMAGED = new SoundFault('it is damaged; bring in another copy of it');

/**
 * Walks over the outer elements of a Matroska or WebM file (RFC 9559), whose demuxer passes over what is missing unsaid.
 * @returns for each sound track in the order of the file, the seconds of it that only get a decoder going and come before
 * time 0 (CodecDelay)
 * @throws SoundFault for a file that breaks off or is damaged between its clusters
 */
export async function readMatroskaLayout(path: string): Promise<{ readonly delays: readonly number[] }> {
  const { size: fileBytes } = await stat(path);
  const cursor = await ByteCursor.open(path);
  let delays: readonly number[] = [];
  let position = 0;
  let end = fileBytes;
  try {
    while (position < end) {
      const element = readElement(await cursor.look(12), 0);
      if (!element) throw DAMAGED;
      cursor.skip(element.bodyAt);
      position += element.bodyAt;
      if (element.id === SEGMENT) {
        if (element.size !== Infinity) end = position + element.size;
        if (end > fileBytes) throw new SoundFault('it breaks off, part of it is missing; bring in a whole copy of it');
        continue;
      }
      // Written live: where it ends is told by nothing but the file's end.
      if (element.size === Infinity) break;
      if (!OUTER.has(element.id) || position + element.size > end) throw DAMAGED;
      if (element.id === TRACKS && element.size <= MOST_TRACK_BYTES) delays = delaysIn(await cursor.look(element.size));
      cursor.skip(element.size);
      position += element.size;
    }
    return { delays };
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
