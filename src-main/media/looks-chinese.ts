/** The characters that make up a third of running Chinese, simplified and traditional. */
const FREQUENT = new Set('的一是不了在人有我他这这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日己又无间手很已见点吧呢吗谁什请谢知让給给话听再吃走世界早晚友水這個們來為國說時會對發後過還進樣開從實無間見點嗎誰請謝讓話聽');

/**
 * Whether text decoded as GB 18030 was written so: almost all its characters are the common ones of GB 2312, and some of the
 * commonest are among them. Cyrillic, Japanese, Korean and Big5 bytes decode too, but to rare characters.
 */
export function looksChinese(text: string): boolean {
  const others = text.match(/[^\0-\u007f]/gu) ?? [];
  if (others.length === 0) return false;
  const han = others.filter((character) => /\p{Script=Han}/u.test(character));
  const punctuation = others.filter((character) => /[\u3000-\u3011\uff01-\uff5e“”‘’…—·《》♪℃°×]/u.test(character));
  const kana = others.filter((character) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character));
  const frequent = han.filter((character) => FREQUENT.has(character));
  return (
    han.length > 0 &&
    han.length + punctuation.length + kana.length >= others.length * 0.98 &&
    kana.length <= others.length * 0.05 &&
    frequent.length >= han.length * 0.12
  );
}
