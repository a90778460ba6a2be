/**
 * From tokens to frames, as in training (models/training/voxloom_training/data/phone_targets.py; a golden file keeps both
 * equal). `durations` are whole frames of N tokens, T in all.
 */
export interface FrameExpansion {
  /** Token of each frame [T]. */
  readonly owner: Int32Array;
  /** Row-major [T, 3]: place from the token's start and to its end (0 to 1), natural log of its length over 3. */
  readonly places: Float32Array;
}

export function expandFrames(durations: Int32Array): FrameExpansion {
  const frames = durations.reduce((sum, length) => sum + length, 0);
  const owner = new Int32Array(frames);
  const places = new Float32Array(frames * 3);
  let frame = 0;
  durations.forEach((length, token) => {
    for (let into = 0; into < length; into += 1) {
      const place = (into + 0.5) / length;
      owner[frame] = token;
      places[frame * 3] = place;
      places[frame * 3 + 1] = 1 - place;
      places[frame * 3 + 2] = Math.log(length) / 3;
      frame += 1;
    }
  });
  return { owner, places };
}

/** Straight lines between the centres of tokens that have frames, held at both ends: one value a token to one a frame [T]. */
export function contourOf(durations: Int32Array, values: Float32Array): Float32Array {
  const centres: number[] = [];
  const heights: number[] = [];
  let frames = 0;
  durations.forEach((length, token) => {
    if (length > 0) {
      centres.push(frames + length / 2 - 0.5);
      heights.push(values[token] ?? 0);
    }
    frames += length;
  });
  const line = new Float32Array(frames);
  let next = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    while (next < centres.length && (centres[next] ?? 0) <= frame) next += 1;
    const left = heights[next - 1];
    const right = heights[next];
    if (left === undefined) line[frame] = right ?? 0;
    else if (right === undefined) line[frame] = left;
    else {
      const from = centres[next - 1] ?? 0;
      const to = centres[next] ?? 0;
      line[frame] = left + ((right - left) * (frame - from)) / (to - from);
    }
  }
  return line;
}
