/**
 * Cuts sound into frames of a length.
 * @param sound interleaved
 * @param tail frames of silence behind it; the last frame is filled up with as much more as it needs
 */
export async function* inFrames(sound: AsyncIterable<Float32Array>, channels: number, length: number, tail = 0): AsyncGenerator<Float32Array> {
  let frame = new Float32Array(length * channels);
  let filled = 0;
  let owed = tail * channels;
  for await (const samples of sound) {
    for (let taken = 0; taken < samples.length; ) {
      const part = samples.subarray(taken, taken + frame.length - filled);
      frame.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < frame.length) continue;
      yield frame;
      frame = new Float32Array(length * channels);
      filled = 0;
    }
  }
  for (; filled + owed > 0; owed = Math.max(0, owed - (frame.length - filled)), filled = 0, frame = new Float32Array(length * channels)) yield frame;
}
