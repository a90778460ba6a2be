const ONSETS: ReadonlySet<string> = new Set(
  ('P L|P R|B L|B R|T R|D R|K L|K R|G L|G R|F L|F R|TH R|SH R|S P|S T|S K|S M|S N|S L|S W|T W|D W|K W|G W|HH W|P Y|B Y|K Y|F Y|M Y|HH Y|V Y|S F|' +
    'S P R|S P L|S T R|S K R|S K W|S K Y|S P Y').split('|'),
);

/**
 * Parts ARPABET phones into syllables: between two vowels, as many consonants open the second syllable as may open an English
 * word (maximal onset). Consonants at the edges belong to the first and last vowel; phones without a vowel are one syllable.
 */
export function syllablesOf(phones: readonly string[]): string[][] {
  const syllables: string[][] = [];
  let waiting: string[] = [];
  for (const phone of phones) {
    waiting.push(phone);
    if (!/\d$/.test(phone)) continue;
    const last = syllables.at(-1);
    const cut = last ? onsetStart(waiting) : 0;
    last?.push(...waiting.slice(0, cut));
    syllables.push(waiting.slice(cut));
    waiting = [];
  }
  const last = syllables.at(-1);
  if (last) last.push(...waiting);
  else if (waiting.length > 0) syllables.push(waiting);
  return syllables;
}

/** Where the syllable of a stretch of consonants and one vowel begins. */
function onsetStart(stretch: readonly string[]): number {
  const vowel = stretch.length - 1;
  for (let start = Math.max(0, vowel - 3); start < vowel; start++) {
    const onset = stretch.slice(start, vowel);
    if (onset.length === 1 ? onset[0] !== 'NG' : ONSETS.has(onset.join(' '))) return start;
  }
  return vowel;
}
