/** Scripts that put no space between words. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`;
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'u');

/** Two pieces of one text as one: a space between them where the language puts one. */
export function joinTexts(head: string, tail: string): string {
  if (head === '' || tail === '') return head + tail;
  const meets = ENDS_UNSPACED.test(head) && BEGINS_UNSPACED.test(tail);
  return meets ? head + tail : `${head} ${tail}`;
}
