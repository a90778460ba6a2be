/**
 * Spellings with a second word behind them that the homograph rules do not know, since it is rare: the other word's phones.
 * Those that hardly ever stand in a script ("number", more numb) are left out.
 */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['agape', 'AA0 G AA1 P EY2'],
  ['axes', 'AE1 K S IY0 Z'],
  ['bases', 'B EY1 S IY0 Z'],
  ['moped', 'M OW1 P T'],
  ['sake', 'S AA1 K IY0'],
  ['slough', 'S L UW1'],
  ['unionized', 'AH0 N AY1 AH0 N AY2 Z D'],
]);

/** The second word of a spelling; undefined for spellings with one, and where the phrase leaves no doubt ("for the sake of"). */
export function otherWordOf(word: string, before: string): readonly string[] | undefined {
  if (word === 'sake' && /\bfor\b[^.!?]*$/i.test(before)) return undefined;
  return OTHER_WORDS.get(word)?.split(' ');
}
