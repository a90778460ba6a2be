import { HOP } from './frame-time.ts';
import type { TokenLengths } from './token-lengths.ts';

/** A pause whose length in sound is exact to the sample, whatever the frames around it. */
export interface ExactPause {
  /** Index in the piece's tokens. */
  readonly token: number;
  readonly samples: number;
}

export interface WholeLengths {
  /** Frames the acoustic model decodes, one entry a token. */
  readonly durationFrames: Int32Array;
  readonly exactPauses: readonly ExactPause[];
  /** Length of the piece as it will sound. */
  readonly samples: number;
  /** Frames, -0.5 to 0.5, by which the piece fell short of its lengths; the next piece of the line makes up for it. */
  readonly carry: number;
}

/**
 * The model decodes at most this much of a timed pause. Training never saw a silence of seconds, so the rest is made from
 * the quietest stretch of what it decoded.
 */
const LONGEST_DECODED_PAUSE_FRAMES = 48;

/**
 * Rounds lengths to whole frames by error diffusion: each edge between tokens lies within half a frame of where it should,
 * and the error never adds up. A frame is 10.7 ms, too coarse for a pause that must be exact to 10 ms, so exact pauses are
 * given in samples: the synthesiser renders at least as many frames and takes the excess out of the middle of the pause.
 */
export function toWholeFrames(lengths: TokenLengths, carryIn = 0): WholeLengths {
  const durationFrames = new Int32Array(lengths.frames.length);
  const exactPauses: ExactPause[] = [];
  let carry = carryIn;
  let samples = 0;
  lengths.frames.forEach((length, token) => {
    if (lengths.roles[token] === 'exact') {
      const exact = Math.round(length * HOP);
      exactPauses.push({ token, samples: exact });
      durationFrames[token] = Math.min(LONGEST_DECODED_PAUSE_FRAMES, Math.ceil(exact / HOP));
      samples += exact;
      return;
    }
    // A boundary of no length stays without; phones are a frame or more, so half a frame of carry never silences one.
    const whole = length === 0 ? 0 : Math.max(0, Math.round(length + carry));
    if (length > 0) carry += length - whole;
    durationFrames[token] = whole;
    samples += whole * HOP;
  });
  return { durationFrames, exactPauses, samples, carry };
}
