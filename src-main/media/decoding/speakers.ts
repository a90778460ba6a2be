/** Where a channel of a film's sound is heard. `low` is the channel of effects below 120 Hz. */
export type Speaker = 'left' | 'right' | 'centre' | 'low' | 'surroundLeft' | 'surroundRight' | 'surround' | 'frontLeft' | 'frontRight';

const MINUS_3_DB = Math.SQRT1_2;

/**
 * Shares of a channel in left and right of stereo, by ITU-R BS.775-3, annex 4. Middle and surround go 3 dB down, so that
 * what is at the middle stays as loud; the channel of low effects is left out, as the recommendation does.
 */
const SHARES: Readonly<Record<Speaker, readonly [number, number]>> = {
  left: [1, 0],
  right: [0, 1],
  centre: [MINUS_3_DB, MINUS_3_DB],
  low: [0, 0],
  surroundLeft: [MINUS_3_DB, 0],
  surroundRight: [0, MINUS_3_DB],
  surround: [0.5, 0.5],
  frontLeft: [1, 0],
  frontRight: [0, 1],
};

/** One channel, two, or more mixed down to two. Full scale stays full scale: a loud mix may pass it. */
export function toStereo(planes: readonly Float32Array[], speakers: readonly Speaker[]): Float32Array[] {
  const frames = planes[0]?.length ?? 0;
  if (planes.length <= 2) return [...planes];
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (const [index, plane] of planes.entries()) {
    const [toLeft, toRight] = SHARES[speakers[index] ?? 'low'];
    if (toLeft !== 0) addTo(left, plane, toLeft);
    if (toRight !== 0) addTo(right, plane, toRight);
  }
  return [left, right];
}

function addTo(sum: Float32Array, plane: Float32Array, share: number): void {
  for (let frame = 0; frame < sum.length; frame++) sum[frame] = (sum[frame] ?? 0) + (plane[frame] ?? 0) * share;
}

/** The order of WAV, FLAC and QuickTime's plain PCM. */
const WAVE_ORDER: readonly (readonly Speaker[])[] = [
  ['left', 'right', 'centre'],
  ['left', 'right', 'surroundLeft', 'surroundRight'],
  ['left', 'right', 'centre', 'surroundLeft', 'surroundRight'],
  ['left', 'right', 'centre', 'low', 'surroundLeft', 'surroundRight'],
  ['left', 'right', 'centre', 'low', 'surround', 'surroundLeft', 'surroundRight'],
  ['left', 'right', 'centre', 'low', 'surroundLeft', 'surroundRight', 'surroundLeft', 'surroundRight'],
];

/** The order of Vorbis, and of Opus with more than two channels. */
const VORBIS_ORDER: readonly (readonly Speaker[])[] = [
  ['left', 'centre', 'right'],
  ['left', 'right', 'surroundLeft', 'surroundRight'],
  ['left', 'centre', 'right', 'surroundLeft', 'surroundRight'],
  ['left', 'centre', 'right', 'surroundLeft', 'surroundRight', 'low'],
  ['left', 'centre', 'right', 'surroundLeft', 'surroundRight', 'surround', 'low'],
  ['left', 'centre', 'right', 'surroundLeft', 'surroundRight', 'surroundLeft', 'surroundRight', 'low'],
];

/** Speakers of as many channels in the order of a format; undefined for more than it has a place for. One or two need none. */
export function speakersOf(channels: number, order: 'wave' | 'vorbis'): readonly Speaker[] | undefined {
  if (channels <= 2) return channels < 1 ? undefined : [];
  return (order === 'wave' ? WAVE_ORDER : VORBIS_ORDER)[channels - 3];
}
