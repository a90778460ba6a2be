import type { PlannedToken } from '../text/token-sequence.ts';

// Closures and bursts take the time that the articulators need; what a speaker stretches or squeezes is the vowels.
// The order follows the measurements of Gay (1978), "Effect of speaking rate on vowel formant movements", and Klatt
// (1976), "Linguistic uses of segmental duration in English".
const VOWEL = 1;
const CONSONANT = 0.6;
const STOP = 0.4;
const STOPS = new Set(['P', 'B', 'T', 'D', 'K', 'G', 'CH', 'JH']);

/** Exponent of a phone's length when speech is scaled: 1 follows fully, 0 would not move. */
export function phoneElasticity(token: PlannedToken): number {
  if (token.kind === 'vowel') return VOWEL;
  return STOPS.has(token.symbol) ? STOP : CONSONANT;
}
