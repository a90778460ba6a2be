import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Plan } from '../acoustic/acoustic-model.ts';
import { EDGE, WORD_BOUNDARY, type PlannedToken, type TokenSequence } from '../text/token-sequence.ts';
import { FRAME_MS } from './frame-time.ts';
import { phoneElasticity } from './phone-elasticity.ts';
import { scaleElastically, SHORTEST_PHONE_FRAMES, totalOf, type ElasticPart } from './scale-elastically.ts';

/** Lengths of a piece's tokens as the author wants them, before they become whole frames. One entry a token. */
export interface TokenLengths {
  /** Frames, fractional. */
  readonly frames: Float64Array;
  readonly roles: readonly LengthRole[];
  /** For phones, how far they give way when speech is scaled (0 to 1); 0 for pauses. */
  readonly elasticity: Float64Array;
  /** Whole frames of the last pause that the leading edge of the next piece plays; 0 when no piece follows. */
  readonly framesForNext: number;
}

/**
 * `vowel`, `consonant` and `pause` may be scaled to fit a slot. `drawn` is a phone of a length the author drew, `exact` a
 * pause of a length the author asked for, `seam` the edge at which a piece joins the one before: those stay.
 */
export type LengthRole = 'vowel' | 'consonant' | 'pause' | 'drawn' | 'exact' | 'seam';

/** Where a piece stands in its line. A line that is one piece needs none of it. */
export interface PiecePlace {
  /** Index among the line's tokens of the piece's first token; `Delivery.phones` counts from the line's start. */
  readonly firstToken?: number;
  /** `framesForNext` of the piece before; absent for the first piece. */
  readonly leadFrames?: number;
  /** Another piece follows. */
  readonly continues?: boolean;
}

/** How much silence the model hears before the first phone of a later piece: enough for a clean onset. */
const SEAM_FRAMES = 4;
/** A voice needs about 40 ms to die away; no delivery takes that from the end of a piece. */
const SHORTEST_TAIL_FRAMES = 4;

/** Applies pace, pauses, the styles of words and drawn lengths to the lengths that the model planned. */
export function shapeLengths(
  sequence: TokenSequence,
  plan: Pick<Plan, 'durationFrames'>,
  delivery: Delivery,
  place: PiecePlace = {},
): TokenLengths {
  const { tokens } = sequence;
  const roles = tokens.map((token): LengthRole => (token.kind === 'vowel' || token.kind === 'consonant' ? token.kind : 'pause'));
  const elasticity = Float64Array.from(tokens, (token) => (isPhone(token) ? phoneElasticity(token) : 0));
  const frames = Float64Array.from(tokens, (token, index) =>
    Math.max(isPhone(token) ? SHORTEST_PHONE_FRAMES : 0, plan.durationFrames[index] ?? 0),
  );
  scalePhones(sequence, frames, elasticity, delivery.pace);
  scalePauses(tokens, frames, delivery);
  tokens.forEach((token, index) => {
    const exactMs = delivery.phones?.get((place.firstToken ?? 0) + index)?.durationMs ?? token.pauseMs;
    if (exactMs === undefined) return;
    frames[index] = Math.max(isPhone(token) ? SHORTEST_PHONE_FRAMES : 0, exactMs / FRAME_MS);
    roles[index] = isPhone(token) ? 'drawn' : 'exact';
  });
  const framesForNext = joinToNeighbours(tokens, frames, roles, place);
  return { frames, roles, elasticity, framesForNext };
}

export function isPhone(token: PlannedToken): boolean {
  return token.kind === 'vowel' || token.kind === 'consonant';
}

/** Speech as a whole lasts exactly 1 / pace of what was planned; then each styled word 1 / paceFactor of that. */
function scalePhones(sequence: TokenSequence, frames: Float64Array, elasticity: Float64Array, pace: number): void {
  const all: ElasticPart[] = [];
  const styled = new Map<number, { factor: number; parts: ElasticPart[] }>();
  sequence.tokens.forEach((token, index) => {
    if (!isPhone(token)) return;
    const part = { index, elasticity: elasticity[index] ?? 0 };
    all.push(part);
    const word = token.item === undefined ? undefined : sequence.items[token.item];
    if (token.item === undefined || word?.kind !== 'word' || word.style?.paceFactor === undefined) return;
    const entry = styled.get(token.item) ?? { factor: word.style.paceFactor, parts: [] };
    entry.parts.push(part);
    styled.set(token.item, entry);
  });
  scaleElastically(frames, all, totalOf(frames, all) / pace);
  for (const { factor, parts } of styled.values()) scaleElastically(frames, parts, totalOf(frames, parts) / factor);
}

/** Pauses follow the pace; those of punctuation also the author's factor. The silence before the line stays. */
function scalePauses(tokens: readonly PlannedToken[], frames: Float64Array, delivery: Delivery): void {
  tokens.forEach((token, index) => {
    if (isPhone(token)) return;
    const planned = frames[index] ?? 0;
    const ofPunctuation = token.symbol !== EDGE && token.symbol !== WORD_BOUNDARY;
    const scaled = token.symbol === EDGE ? planned : (planned * (ofPunctuation ? delivery.pauses : 1)) / delivery.pace;
    const shortest = index === tokens.length - 1 ? Math.min(planned, SHORTEST_TAIL_FRAMES) : 0;
    frames[index] = wholePause(Math.max(shortest, scaled));
  });
}

/**
 * A boundary that rounds to no frame is no pause. Decided before rounding errors are spread, so that the leavings of the
 * phones never add up to a gap between two words that belong together.
 */
function wholePause(frames: number): number {
  return frames < 0.5 ? 0 : Math.max(1, frames);
}

/** The pause between two pieces is the last one of the first piece; the second piece plays its end. */
function joinToNeighbours(tokens: readonly PlannedToken[], frames: Float64Array, roles: LengthRole[], place: PiecePlace): number {
  if (place.leadFrames !== undefined && tokens[0]?.symbol === EDGE) {
    frames[0] = place.leadFrames;
    roles[0] = 'seam';
  }
  const last = tokens.length - 1;
  const tail = tokens[last];
  if (place.continues !== true || last < 1 || tail === undefined || isPhone(tail)) return 0;
  const framesForNext = Math.min(SEAM_FRAMES, Math.floor(frames[last] ?? 0));
  frames[last] = (frames[last] ?? 0) - framesForNext;
  return framesForNext;
}
