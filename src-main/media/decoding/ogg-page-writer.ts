import { crcTable } from './crc-table.ts';

const CRC_32 = crcTable(32, 0x04c1_1db7);
const FULL_SEGMENT = 255;
const FIRST = 2;

/** One page that holds whole packets (RFC 3533): what a decoder wants that reads Ogg and nothing else. */
export function oggPage(number: number, granule: number, packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const lacing = packets.flatMap(({ length }) => [...Array.from({ length: Math.floor(length / FULL_SEGMENT) }, () => FULL_SEGMENT), length % FULL_SEGMENT]);
  const head = new Uint8Array(27 + lacing.length);
  const view = new DataView(head.buffer);
  head.set([0x4f, 0x67, 0x67, 0x53, 0, number === 0 ? FIRST : 0]);
  view.setBigInt64(6, BigInt(Math.max(0, Math.round(granule))), true);
  view.setUint32(14, 1, true);
  view.setUint32(18, number, true);
  head[26] = lacing.length;
  head.set(lacing, 27);
  const page = new Uint8Array(head.length + packets.reduce((sum, { length }) => sum + length, 0));
  page.set(head);
  let at = head.length;
  for (const packet of packets) {
    page.set(packet, at);
    at += packet.length;
  }
  let crc = 0;
  for (const byte of page) crc = (crc << 8) ^ (CRC_32[(crc >>> 24) ^ byte] ?? 0);
  new DataView(page.buffer).setUint32(22, crc >>> 0, true);
  return page;
}
