/** Plain words as SubStation Alpha has them. A word joiner, which nobody sees, keeps apart what would be read as a line break. */
export function escapeAss(words: string): string {
  return words.replace(/\\(?=[Nnh{}])/g, '\\\u2060').replace(/[{}]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, '\\N');
}
