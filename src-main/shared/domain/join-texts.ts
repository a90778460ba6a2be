/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Two pieces of one text as one: a space between them where the language puts one. */
export function joinTexts(head: string, tail: string): string {
  if (head === '' || tail === '') return head + tail;
  const meets = UNSPACED.test([...head].at(-1) ?? '') && UNSPACED.test([...tail][0] ?? '');
  return meets ? head + tail : `${head} ${tail}`;
}
