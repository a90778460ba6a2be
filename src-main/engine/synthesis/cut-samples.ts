/** Samples to take out of a stretch of near silence. */
export interface SampleCut {
  /** First sample of the crossfade, counted in the sound before any cut. */
  readonly at: number;
  readonly removed: number;
  /** Samples over which what comes before fades into what comes after. */
  readonly fade: number;
}

/**
 * Takes `cuts` out of a stream of sound. `fade` samples before and after the removed ones are laid over each other with
 * equal power, because noise before and after does not correlate. Cuts are in order and do not touch; any chunking of the
 * input gives the same samples.
 */
export async function* cutSamples(
  chunks: AsyncIterable<Float32Array>,
  cuts: readonly SampleCut[],
): AsyncGenerator<Float32Array, void, undefined> {
  const waiting = [...cuts];
  let position = 0;
  /** What has arrived of the stretch that the next cut works on. */
  let stretch: Float32Array | undefined;
  let held = 0;
  for await (const chunk of chunks) {
    let read = 0;
    while (read < chunk.length) {
      const [cut] = waiting;
      const plain = cut === undefined ? chunk.length - read : Math.min(chunk.length - read, cut.at - position);
      if (cut === undefined || plain > 0) {
        yield chunk.subarray(read, read + plain);
        read += plain;
        position += plain;
        continue;
      }
      stretch ??= new Float32Array(cut.fade + cut.removed);
      const arriving = chunk.subarray(read, read + stretch.length - held);
      stretch.set(arriving, held);
      held += arriving.length;
      read += arriving.length;
      if (held < stretch.length) continue;
      if (cut.fade > 0) yield crossfade(stretch, cut);
      position += held;
      waiting.shift();
      stretch = undefined;
      held = 0;
    }
  }
}

function crossfade(stretch: Float32Array, { removed, fade }: SampleCut): Float32Array {
  return Float32Array.from({ length: fade }, (_, index) => {
    const angle = ((index + 0.5) / fade) * (Math.PI / 2);
    return Math.cos(angle) * (stretch[index] ?? 0) + Math.sin(angle) * (stretch[index + removed] ?? 0);
  });
}
