/**
 * How well `query` fits `text`: its letters must all be there in this order, in whatever case. Higher is better: runs and
 * starts of words count more, and of two equal fits the shorter text. Undefined when it does not fit.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  const wanted = Array.from(fold(query)).filter((letter) => letter !== ' ');
  const letters = Array.from(fold(text));
  if (wanted.length === 0) return 0;
  let best: number | undefined;
  // Where the fit begins decides most: each start is tried, greedily from there.
  for (let start = 0; start < letters.length; start++) {
    if (letters[start] !== wanted[0]) continue;
    const score = scoreFrom(wanted, letters, start);
    if (score !== undefined && (best === undefined || score > best)) best = score;
  }
  return best === undefined ? undefined : best - letters.length / 100;
}

function scoreFrom(wanted: readonly string[], letters: readonly string[], start: number): number | undefined {
  let score = 0;
  let at = start;
  let previous = -2;
  for (const letter of wanted) {
    while (at < letters.length && letters[at] !== letter) at += 1;
    if (at >= letters.length) return undefined;
    const startsWord = at === 0 || letters[at - 1] === ' ';
    score += 1 + (at === previous + 1 ? 3 : 0) + (startsWord ? 2 : 0);
    previous = at;
    at += 1;
  }
  return score;
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}
