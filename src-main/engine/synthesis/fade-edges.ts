const FADE_SAMPLES = 240;

/**
 * Fades the first and last 5 ms of a piece of `total` samples, in place; `chunk` starts at sample `start` of the piece.
 * Pieces end and begin in a pause, so this costs no speech, and neither their joints nor the line's ends can click.
 */
export function fadeEdges(chunk: Float32Array, start: number, total: number): void {
  const rising = Math.min(chunk.length, FADE_SAMPLES - start);
  for (let index = 0; index < rising; index += 1) chunk[index] = (chunk[index] ?? 0) * gainAt(start + index);
  const falling = Math.max(0, total - FADE_SAMPLES - start);
  for (let index = falling; index < chunk.length; index += 1) {
    chunk[index] = (chunk[index] ?? 0) * gainAt(total - 1 - start - index);
  }
}

/** Raised cosine; `samples` is the distance from the edge. */
function gainAt(samples: number): number {
  return 0.5 - 0.5 * Math.cos((Math.PI * (samples + 0.5)) / FADE_SAMPLES);
}
