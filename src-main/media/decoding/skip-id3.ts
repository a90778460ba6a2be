import type { ByteCursor } from './byte-cursor.ts';
import { latin } from './byte-cursor.ts';

/** Length in bytes of the ID3v2 tag that `bytes` (10 at least) begin with, head and footer included; 0 where there is none. */
export function sizeOfId3(bytes: Uint8Array): number {
  if (bytes.length < 10 || latin(bytes, 0, 3) !== 'ID3') return 0;
  // Synchsafe: 28 bits, seven to a byte.
  const size = bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  const hasFooter = ((bytes[5] ?? 0) & 0x10) !== 0;
  return 10 + size + (hasFooter ? 10 : 0);
}

/** Moves past all ID3v2 tags that stand one behind the other. */
export async function skipId3(cursor: ByteCursor): Promise<void> {
  for (;;) {
    const size = sizeOfId3(await cursor.look(10));
    if (size === 0) return;
    cursor.skip(size);
  }
}
