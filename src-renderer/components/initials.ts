/** One or two letters that stand for a name on a chip: "Mara Quinn" is MQ, "Joss" is JO, "旁白" is 旁. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s·・_-]+/).filter((word) => word !== '');
  const [first = '?', second] = words.map((word) => Array.from(word));
  const lead = first[0] ?? '?';
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(lead)) return lead;
  return `${lead}${(second ? second[0] : first[1]) ?? ''}`.toUpperCase();
}
