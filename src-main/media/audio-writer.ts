import type { StatedLoudness } from './wav-chunks.ts';

/**
 * Turns samples into the bytes of one sound file, piece by piece, without touching a disk. The bytes of the file are
 * `begin()`, then what every `write` returns, then `end().tail`; at last `end().head` replaces as many bytes at the start
 * of the file as it is long (lengths and counts are known only then).
 */
export interface AudioWriter {
  /** The provisional start of the file. Call once, first. */
  begin(): Uint8Array;
  /**
   * `samples` are float32 at full scale 1, interleaved by frame [frames * channels]. Any chunking gives the same file. The
   * bytes may be overwritten by the next call.
   */
  write(samples: Float32Array): Uint8Array | Promise<Uint8Array>;
  /** Call once, last. @param loudness what has been measured by then, for files that can tell */
  end(loudness?: StatedLoudness): AudioFileEnd | Promise<AudioFileEnd>;
  /** Lets go of threads and memory; to be called when the writer is left before its end. */
  close?(): Promise<void>;
}

export interface AudioFileEnd {
  readonly tail: Uint8Array;
  readonly head: Uint8Array;
}

/** What a sound file says about itself. Empty and absent fields are left out of the file. */
export interface AudioTags {
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  /** BCP 47, e.g. `en-US`. */
  readonly language?: string;
  readonly comment?: string;
  readonly software?: string;
}
