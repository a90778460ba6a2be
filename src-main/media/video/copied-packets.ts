import { EncodedPacketSink, type EncodedPacket, type InputAudioTrack, type InputVideoTrack } from 'mediabunny';

/** How packets of a film come into the new one. */
export interface CopyPlan {
  /** A packet lies at `timestamp * scale + offsetSeconds` in the new film, which begins at 0. */
  readonly scale: number;
  readonly offsetSeconds: number;
  /** Where the new film ends; Infinity for where its picture does. */
  readonly endSeconds: number;
  /** Whether the container can say that what lies before 0 is decoded but not shown (an edit list). */
  readonly hidesLeadIn: boolean;
}

/** Sound decoders need one packet before the first one that is heard; codecs with longer memories want about this, in s. */
const SOUND_LEAD_IN = 0.1;
/** More pictures than this are never reordered. */
const MOST_REORDERED = 64;

/**
 * Pictures in the order in which they are decoded, from the key picture that the first one needs to the last one that is
 * shown. A container that cannot hide a lead-in begins with the first key picture instead.
 */
export async function* copiedPictures(track: InputVideoTrack, plan: CopyPlan): AsyncGenerator<EncodedPacket> {
  const sink = new EncodedPacketSink(track);
  const startsAt = -plan.offsetSeconds / plan.scale;
  let first: EncodedPacket | undefined;
  if (startsAt > 0) {
    const key = await sink.getKeyPacket(startsAt);
    first = (key && !plan.hidesLeadIn && key.timestamp < startsAt ? await sink.getNextKeyPacket(key) : key) ?? undefined;
  }
  // Those behind the end are let go with, as long as others that are shown may refer to them.
  let behind: EncodedPacket[] = [];
  for await (const packet of sink.packets(first)) {
    const moved = onClock(packet, plan);
    if (moved.timestamp < plan.endSeconds) {
      yield* behind;
      behind = [];
      yield moved;
    } else if (packet.type === 'key' || behind.length >= MOST_REORDERED) {
      return;
    } else {
      behind.push(moved);
    }
  }
}

/** Packets of a sound track, from shortly before 0. */
export async function* copiedSound(track: InputAudioTrack, plan: CopyPlan): AsyncGenerator<EncodedPacket> {
  const leadIn = plan.hidesLeadIn ? SOUND_LEAD_IN : 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const moved = onClock(packet, plan);
    if (moved.timestamp >= plan.endSeconds) return;
    if (moved.timestamp + moved.duration > -leadIn) yield moved;
  }
}

function onClock(packet: EncodedPacket, { scale, offsetSeconds }: CopyPlan): EncodedPacket {
  return packet.clone({ timestamp: packet.timestamp * scale + offsetSeconds, duration: packet.duration * scale });
}
