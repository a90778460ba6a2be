/** A sine of `frequency` Hz, mono, float32. */
export function sine(frequency: number, frames: number, sampleRate: number, amplitude = 0.5): Float32Array {
  return Float32Array.from({ length: frames }, (_, frame) => amplitude * Math.sin((2 * Math.PI * frequency * frame) / sampleRate));
}

/** Cuts sound into chunks of the given lengths, used in turn. */
export function* cut(samples: Float32Array, lengths: readonly number[]): Generator<Float32Array, void, undefined> {
  for (let start = 0, turn = 0; start < samples.length; turn++) {
    const length = Math.max(1, lengths[turn % lengths.length] ?? samples.length);
    yield samples.subarray(start, start + length);
    start += length;
  }
}

export function join(parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** Reproducible numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
