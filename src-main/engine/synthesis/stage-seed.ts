/** What draws random numbers while a piece is spoken. */
export type SeededStage = 'plan' | 'decode' | 'render';

const STAGE_NUMBER: Record<SeededStage, number> = { plan: 1, decode: 2, render: 3 };

/**
 * Seed (32 bits, unsigned) of one stage of one piece. The stages must not share a seed: the same stream of noise in the
 * melody and in the breath would make them move together. Mixing after MurmurHash3's finaliser (Appleby), which spreads
 * neighbouring seeds far apart.
 */
export function stageSeed(seed: number, piece: number, stage: SeededStage): number {
  let hash = Math.trunc(seed % 2 ** 32) >>> 0;
  for (const word of [Math.trunc(seed / 2 ** 32), piece, STAGE_NUMBER[stage]]) hash = mix(hash ^ mix((word + 0x9e3779b9) >>> 0));
  return hash;
}

function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
