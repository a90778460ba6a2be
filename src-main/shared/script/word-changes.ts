import { heaviestMatches } from './in-order-matches.ts';

/** A stretch of a text, and whether the other version has it as well. */
export interface TextPart {
  readonly text: string;
  readonly changed: boolean;
}

const TOKENS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}'’]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Which words two versions of a text do not share; single signs where a script has no spaces. Together the parts are the texts. */
export function wordChanges(before: string, after: string): { readonly before: readonly TextPart[]; readonly after: readonly TextPart[] } {
  const left = before.match(TOKENS) ?? [];
  const right = after.match(TOKENS) ?? [];
  const weightOf = (b: number, a: number): number => {
    const word = left[b] ?? '';
    if (word !== right[a]) return 0;
    // Words hold a text together, spaces and commas hardly.
    return /[\p{L}\p{N}]/u.test(word) ? 1 + word.length / 100 : 0.01;
  };
  const matches = heaviestMatches({ before: [0, left.length], after: [0, right.length] }, weightOf);
  return { before: partsOf(left, new Set(matches.map((match) => match.before))), after: partsOf(right, new Set(matches.map((match) => match.after))) };
}

function partsOf(words: readonly string[], shared: ReadonlySet<number>): TextPart[] {
  const parts: TextPart[] = [];
  words.forEach((word, place) => {
    // A space between two changed words belongs to them.
    const changed = !shared.has(place) || (/^\s+$/u.test(word) && place > 0 && place < words.length - 1 && !shared.has(place - 1) && !shared.has(place + 1));
    const last = parts.at(-1);
    if (last?.changed === changed) parts[parts.length - 1] = { text: last.text + word, changed };
    else parts.push({ text: word, changed });
  });
  return parts;
}
