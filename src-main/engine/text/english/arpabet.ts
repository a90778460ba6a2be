/** The 39 phones of the CMU pronouncing dictionary (ARPABET without stress). */
const ARPABET_VOWELS: ReadonlySet<string> = new Set('AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' '));
const ARPABET_CONSONANTS: ReadonlySet<string> = new Set('B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH'.split(' '));

const LONGEST_WORD = 60;

/**
 * Phones as an author writes them, "W ER1 D", in either case. Vowels may carry stress 0, 1 or 2; where no vowel does, the
 * first takes the main stress.
 */
export function parseArpabet(written: string): { readonly phones: readonly string[] } | { readonly problem: string } {
  const symbols = written.trim().toUpperCase().split(/\s+/).filter((symbol) => symbol !== '');
  if (symbols.length === 0) return { problem: 'There are no phones after the bar; write them like [word|W ER1 D].' };
  if (symbols.length > LONGEST_WORD) return { problem: `A word has at most ${LONGEST_WORD} phones.` };
  const stranger = symbols.find((symbol) => !isArpabet(symbol));
  if (stranger !== undefined) return { problem: `"${stranger.slice(0, 20)}" is no ARPABET phone.` };
  return { phones: withStress(symbols) };
}

function isArpabet(symbol: string): boolean {
  const stressed = /^([A-Z]{2})[012]?$/.exec(symbol);
  return ARPABET_CONSONANTS.has(symbol) || (stressed !== null && ARPABET_VOWELS.has(stressed[1] ?? ''));
}

function withStress(symbols: readonly string[]): readonly string[] {
  const anyStress = symbols.some((symbol) => /\d$/.test(symbol));
  const first = symbols.findIndex((symbol) => ARPABET_VOWELS.has(symbol));
  return symbols.map((symbol, index) => {
    if (!ARPABET_VOWELS.has(symbol)) return symbol;
    return `${symbol}${!anyStress && index === first ? 1 : 0}`;
  });
}
