import { HOP } from './frame-time.ts';
import type { TokenLengths } from './token-lengths.ts';
import type { WholeLengths } from './whole-frames.ts';

/** A piece whose lengths are whole frames. */
export interface RoundedPiece {
  readonly lengths: Pick<TokenLengths, 'roles'>;
  readonly whole: WholeLengths;
}

/**
 * Makes a line last exactly `targetSamples`: what rounding to frames left over goes into its last pause of two frames or
 * more that nobody asked a length for. A line without one is returned as it is.
 */
export function closeRounding<Piece extends RoundedPiece>(pieces: readonly Piece[], targetSamples: number): readonly Piece[] {
  const difference = targetSamples - pieces.reduce((sum, { whole }) => sum + whole.samples, 0);
  if (difference === 0) return pieces;
  for (const [index, piece] of [...pieces.entries()].reverse()) {
    const { roles } = piece.lengths;
    const token = piece.whole.durationFrames.findLastIndex((frames, at) => frames >= 2 && roles[at] === 'pause');
    if (token >= 0) return pieces.with(index, { ...piece, whole: lengthenPause(piece.whole, token, difference) });
  }
  return pieces;
}

function lengthenPause(piece: WholeLengths, token: number, difference: number): WholeLengths {
  const samples = (piece.durationFrames[token] ?? 0) * HOP + difference;
  const exactPauses = [...piece.exactPauses, { token, samples }].sort((a, b) => a.token - b.token);
  const durationFrames = piece.durationFrames.with(token, Math.ceil(samples / HOP));
  return { ...piece, durationFrames, exactPauses, samples: piece.samples + difference };
}
