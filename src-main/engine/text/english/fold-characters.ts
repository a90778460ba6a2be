import { BREAK_PLACEHOLDER, ScriptTextWriter, WORD_PLACEHOLDER } from '../script-text.ts';
import type { ScriptText } from '../script-text.ts';

const UNKNOWN = '\uFFFD';

/** What Unicode does not take apart, and signs that the rules know under one form. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ...pairs("'", '‘’‚‛ʼʻ`´＇'),
  ...pairs('"', '“”„‟«»＂〝〞'),
  ...pairs('-', '‐‑⁃−﹣－'),
  ...pairs('–', '‒–'),
  ...pairs('—', '—―⸺⸻﹘'),
  ...pairs(' ', '\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t\v\f'),
  ...pairs('\n', '\u0085\u2028\u2029'),
  ...pairs('', '\u00AD\u200B\u200C\u2060\uFEFF\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u180E'),
  ['ß', 'ss'], ['ẞ', 'SS'], ['æ', 'ae'], ['Æ', 'AE'], ['œ', 'oe'], ['Œ', 'OE'], ['ø', 'o'], ['Ø', 'O'], ['ð', 'd'], ['Ð', 'D'], ['þ', 'th'], ['Þ', 'Th'],
  ['ł', 'l'], ['Ł', 'L'], ['đ', 'd'], ['Đ', 'D'], ['ħ', 'h'], ['Ħ', 'H'], ['ı', 'i'], ['ŋ', 'ng'], ['Ŋ', 'NG'], ['ə', 'a'], ['Ə', 'A'], ['ſ', 's'], ['ƒ', 'f'],
  ['\u2044', '/'], ['∕', '/'], ['․', '.'], ['‧', ''], ['…', '...'], ['µ', 'μ'], ['Ω', 'Ω'], ['№', '#'], ['℃', '°C'], ['℉', '°F'], ['⁇', '??'], ['⁈', '?!'], ['⁉', '!?'], ['‽', '?!'],
  ['。', '.'], ['、', ','], ['，', ','], ['！', '!'], ['？', '?'], ['：', ':'], ['；', ';'], ['（', '('], ['）', ')'], ['％', '%'], ['＄', '$'], ['＆', '&'], ['＋', '+'], ['＝', '='], ['＠', '@'], ['＃', '#'],
  ['∗', '*'], ['∙', '•'], ['·', '•'], ['‣', '•'], ['▪', '•'], ['●', '•'], ['◦', '•'],
]);

function pairs(to: string, from: string): (readonly [string, string])[] {
  return Array.from(from, (character) => [character, to] as const);
}

/** Signs that mean something of their own although Unicode counts them among letters and digits. */
const KEPT = /[⁰¹²³⁴-⁹½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]/;
const WORD_LIKE = /[\p{L}\p{N}\u24B6-\u24E9\u{1F130}-\u{1F149}\u{1F170}-\u{1F189}]/u;
const PLAIN = /^[\x20-\x7E]{1,8}$/;
const LETTER_OR_DIGIT = /[A-Za-z0-9]$/;
const MARK = /\p{M}/u;
const EMOJI_GLUE = /[\u200D\uFE0E\uFE0F\u20E3]/;

/**
 * Brings a text into the signs that the rules know: curly quotes, dashes and spaces in one form each, accents and
 * letter styles folded (é, ﬁ, 𝐁, Ⅷ, １), invisible characters and control codes dropped, lone surrogates as U+FFFD.
 * Every unit still knows its place in the author's text.
 */
export function foldScript(script: ScriptText): ScriptText {
  const { text } = script;
  const writer = new ScriptTextWriter(script.styles);
  let last = '';
  let at = 0;
  while (at < text.length) {
    const plain = plainRun(text, at);
    if (plain > at) {
      writer.copy(script, at, plain);
      last = text[plain - 1] ?? '';
      at = plain;
      continue;
    }
    if (script.atoms.has(at)) {
      writer.copy(script, at, at + 1);
      last = '';
      at++;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd);
    const folded = foldCharacter(character, last, text[at + 1] ?? '');
    if (folded === '' && MARK.test(character)) writer.extend(script, at + character.length);
    else writer.rewrite(script, folded, at, at + character.length);
    if (folded !== '') last = folded.at(-1) ?? '';
    at += character.length;
  }
  return writer.finish();
}

/** A short text without places, folded the same way. */
export function foldCharacters(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character, folded.at(-1) ?? '', '');
  return folded;
}

/** End of the run of printable ASCII and line feeds from `at`. */
function plainRun(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (!((unit >= 0x20 && unit < 0x7f && unit !== 0x60) || unit === 0x0a)) break;
  }
  return end;
}

function foldCharacter(character: string, last: string, next: string): string {
  if (character === '\r') return next === '\n' ? '' : '\n';
  const known = FOLDED.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code < 0x20 || code === 0x7f ? ' ' : character;
  if (character === WORD_PLACEHOLDER || character === BREAK_PLACEHOLDER || (code >= 0xd800 && code <= 0xdfff)) return UNKNOWN;
  if (KEPT.test(character)) return character;
  if (EMOJI_GLUE.test(character)) return last === '' || /[A-Za-z\s]/.test(last) ? '' : character;
  if (MARK.test(character)) return LETTER_OR_DIGIT.test(last) ? '' : character;
  return WORD_LIKE.test(character) ? foldLetter(character) : character;
}

const foldedLetters = new Map<string, string>();

function foldLetter(character: string): string {
  const cached = foldedLetters.get(character);
  if (cached !== undefined) return cached;
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  const letters = Array.from(bare, (part) => FOLDED.get(part) ?? part).join('');
  const folded = PLAIN.test(letters) ? letters : character;
  foldedLetters.set(character, folded);
  return folded;
}
