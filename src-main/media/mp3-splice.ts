import { readMp3Header } from './decoding/mp3-header.ts';

/*
 * Layer III lets the data of a frame begin in what the frames before it have left over (ISO/IEC 11172-3, 2.4.3.4.6): so many
 * bytes before the frame's own as its `main_data_begin` tells. Two streams of the same sound can therefore be joined at
 * any frame where the second one reaches back no further than the first one has left room.
 */

/** Where the frames of a stream stand. */
export interface Mp3Frames {
  readonly bytes: Uint8Array;
  /** Start of each frame, and at last the end of the bytes. */
  readonly starts: readonly number[];
  /** Bytes of header and side information: the same in all frames. */
  readonly sideBytes: number;
}

export function listMp3Frames(bytes: Uint8Array): Mp3Frames {
  const starts: number[] = [];
  let sideBytes = 0;
  let position = 0;
  for (;;) {
    const header = readMp3Header(bytes, position);
    if (!header || position + header.bytes > bytes.length) break;
    starts.push(position);
    sideBytes = header.sideBytes;
    position += header.bytes;
  }
  return { bytes: bytes.subarray(0, position), starts: [...starts, position], sideBytes };
}

export function frameCount({ starts }: Mp3Frames): number {
  return starts.length - 1;
}

/** How many bytes of the frames before it a frame's data begins in; up to 511. */
export function reachOf({ bytes, starts }: Mp3Frames, frame: number): number {
  const side = (starts[frame] ?? 0) + 4;
  return ((bytes[side] ?? 0) << 1) | ((bytes[side + 1] ?? 0) >> 7);
}

/**
 * The frame of `second` from which on it can follow `first`, which has the same sound `offset` frames later: the first one
 * from `from` to before `to` that reaches back no further than the same frame of `first`.
 * @returns index in `second`; null where there is none
 */
export function findJoint(first: Mp3Frames, second: Mp3Frames, offset: number, from: number, to: number): number | null {
  for (let frame = from; frame < to; frame++) {
    if (reachOf(second, frame) <= reachOf(first, frame + offset)) return frame;
  }
  return null;
}

/**
 * Puts what a frame of `second` has in the frames before it into the place that `first` has left for its own.
 * @param joint frame of `second` that will follow frame `joint + offset - 1` of `first`, see `findJoint`
 */
export function carryReach(first: Mp3Frames, second: Mp3Frames, offset: number, joint: number): void {
  const reach = reachOf(second, joint);
  const from = dataBefore(second, joint, reach);
  const to = dataBefore(first, joint + offset, reach);
  for (let index = 0; index < reach; index++) first.bytes[to[index] ?? 0] = second.bytes[from[index] ?? 0] ?? 0;
}

/**
 * `frames` up to a frame, the one before it made larger by at least `bytes` through a higher bitrate, so that what follows
 * can reach back into it. For the rare sound that leaves no room at any joint.
 */
export function widenedBefore({ bytes, starts, sideBytes }: Mp3Frames, frame: number, room: number): Mp3Frames {
  const start = starts[frame - 1] ?? 0;
  const end = starts[frame] ?? 0;
  const kept = bytes.slice(0, end);
  for (let rates = (kept[start + 2] ?? 0) + 0x10; rates < 0xf0; rates += 0x10) {
    kept[start + 2] = rates;
    const wider = readMp3Header(kept, start)?.bytes ?? 0;
    if (start + wider < end + room) continue;
    const widened = new Uint8Array(start + wider);
    widened.set(kept);
    return { bytes: widened, starts: [...starts.slice(0, frame), start + wider], sideBytes };
  }
  return { bytes: kept, starts: starts.slice(0, frame + 1), sideBytes };
}

/** Positions of the last `count` bytes of data before a frame, last first. */
function dataBefore({ starts, sideBytes }: Mp3Frames, frame: number, count: number): number[] {
  const positions: number[] = [];
  for (let before = frame - 1; before >= 0 && positions.length < count; before--) {
    const first = (starts[before] ?? 0) + sideBytes;
    for (let position = (starts[before + 1] ?? 0) - 1; position >= first && positions.length < count; position--) positions.push(position);
  }
  return positions;
}
