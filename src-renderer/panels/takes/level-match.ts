/** Loudness that takes are compared at. */
const COMMON_LUFS = -20;
/** A take is brought down as far as needed, and up no further than this: a quiet take must not be heard for its noise. */
const MOST_BOOST_DB = 12;

/** Gain that brings a take to the common level, so that the louder of two does not win by being louder. */
export function levelGainDb(loudnessLufs: number | null): number {
  return loudnessLufs === null ? 0 : Math.min(MOST_BOOST_DB, COMMON_LUFS - loudnessLufs);
}
