import type { EncodedPacket } from 'mediabunny';

/** Packets of one track on their way into a container. */
export interface PacketTrack {
  readonly packets: AsyncIterable<EncodedPacket>;
  readonly add: (packet: EncodedPacket) => Promise<void>;
  /** Called when its last packet is in. */
  readonly close: () => void;
}

/**
 * Puts the packets of all tracks into the container, always the earliest next: whoever plays the file finds sound and
 * picture side by side, and nothing waits in memory.
 */
export async function interleave(tracks: readonly PacketTrack[], onPacket: (timestamp: number) => void): Promise<void> {
  const open = tracks.map((track) => ({ ...track, iterator: track.packets[Symbol.asyncIterator](), head: undefined as EncodedPacket | undefined }));
  const waiting = new Set(open);
  try {
    for (const track of open) await advance(track, waiting);
    while (waiting.size > 0) {
      let next: (typeof open)[number] | undefined;
      for (const track of waiting) if (!next || (track.head?.timestamp ?? 0) < (next.head?.timestamp ?? 0)) next = track;
      if (!next?.head) return;
      await next.add(next.head);
      onPacket(next.head.timestamp);
      await advance(next, waiting);
    }
  } finally {
    for (const { iterator } of waiting) await iterator.return?.();
  }
}

async function advance<T extends { head: EncodedPacket | undefined; readonly iterator: AsyncIterator<EncodedPacket>; readonly close: () => void }>(track: T, waiting: Set<T>): Promise<void> {
  const step = await track.iterator.next();
  track.head = step.done === true ? undefined : step.value;
  if (track.head) return;
  waiting.delete(track);
  track.close();
}
