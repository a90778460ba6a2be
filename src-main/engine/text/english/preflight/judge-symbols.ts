import type { Judgement } from './judgement.ts';
import type { PlacedPiece } from './pieces.ts';

const ADDRESS = /[A-Za-z0-9_]@[A-Za-z0-9]|^(?:https?|ftp):|^www\.|^[@#][A-Za-z_]|[A-Za-z0-9_-]\.[A-Za-z]{2,}(?:\/|$)|_/;
const SIGN = /[@#&/\\+=<>*_~^|©®™§¶±×÷√∞≈≠≤≥%\p{Emoji_Presentation}\p{So}]/u;
const FOREIGN_LETTERS = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s\p{M}\p{Script=Greek}]/u;

/** Signs, addresses and file names; undefined for pieces without any, and for signs that are said one way only. */
export function judgeSymbols({ written, words, before, after }: PlacedPiece): Judgement | undefined {
  if (FOREIGN_LETTERS.test(written)) return { kind: 'foreign', risk: words.length === 0 ? 0.9 : 0.6 };
  if (/^(?:[A-Za-z]\.)+[A-Za-z]?$/.test(written)) return undefined;
  if (!/\d/.test(written.replace(/[A-Za-z_]+\d+/g, '')) && ADDRESS.test(written) && !/^[A-Za-z]\.[A-Za-z]+$/.test(written)) return { kind: 'symbol', risk: 0.6 };
  if (ADDRESS.test(written) && /[a-z]{2}.*[.@_/]|[@#_]/i.test(written)) return { kind: 'symbol', risk: 0.6 };
  if (!SIGN.test(written)) return undefined;
  // "Tom & Jerry" and "he/she" are said one way.
  if (written === '&' && /[A-Za-z] $/.test(before) && /^ [A-Za-z]/.test(after)) return undefined;
  if (/^[A-Z]{1,3}&[A-Z]{1,3}$/.test(written) || /\d/.test(written)) return undefined;
  return { kind: 'symbol', risk: words.length === 0 ? 0.6 : 0.5 };
}
