/** Whether a text has anything to say: a letter, a number or a symbol with a name. Rulers such as `* * *` have not. */
export function isSpeakable(text: string): boolean {
  return /[\p{L}\p{N}\p{So}\p{Sc}%&@]/u.test(text);
}
