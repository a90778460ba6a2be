import { EMOJI_NAMES } from './emoji-names.ts';
import { foldCharacters } from './fold-characters.ts';
import { matchAt, say, sayWithLetters, spell } from './recognition.ts';
import type { Recogniser, SpokenPart } from './recognition.ts';

const PICTURE = String.raw`\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?`;
/** An emoji with its skin tone and what zero-width joiners hang on to it. */
const SEQUENCE = new RegExp(`${PICTURE}(?:\\u200D(?:${PICTURE}|[♀♂⚕]\\uFE0F?)){0,8}`, 'uy');
const FLAG = /([\u{1F1E6}-\u{1F1FF}])([\u{1F1E6}-\u{1F1FF}])/uy;
const KEYCAP = /([0-9#*])\uFE0F?\u20E3/y;
const DECORATION = /[\uFE0E\uFE0F]|\p{Emoji_Modifier}|\u200D[♀♂]/gu;
const FIRST_REGIONAL = 0x1f1e6;

/** Emoji by name: whole sequences where they have one, else their parts; nothing for unknown ones. */
export const readEmoji: Recogniser = (text, at) => {
  const flag = matchAt(FLAG, text, at);
  if (flag) return { end: at + flag[0].length, parts: flagParts(flag[1] ?? '', flag[2] ?? '') };
  const keycap = matchAt(KEYCAP, text, at);
  if (keycap) return { end: at + keycap[0].length, parts: spellSign(keycap[1] ?? '') };
  const match = matchAt(SEQUENCE, text, at);
  if (!match) return undefined;
  const plain = match[0].replace(DECORATION, '');
  const name = EMOJI_NAMES.get(plain) ?? partNames(plain);
  return name === '' ? undefined : { end: at + match[0].length, parts: sayWithLetters(name) };
};

function partNames(sequence: string): string {
  const names = sequence.split('\u200D').map((part) => EMOJI_NAMES.get(part));
  return names.filter((name) => name !== undefined).join(' ');
}

function flagParts(first: string, second: string): SpokenPart[] {
  const letters = [first, second].map((letter) => String.fromCharCode(65 + (letter.codePointAt(0) ?? 0) - FIRST_REGIONAL)).join('');
  const country = COUNTRIES.of(letters) ?? letters;
  if (country === letters) return ['flag', ...spell(letters)];
  return ['flag', 'of', ...say(foldCharacters(country).toLowerCase().replace(/[^a-z' ]+/g, ' '))];
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });

function spellSign(sign: string): SpokenPart[] {
  return sign === '#' ? ['hash'] : sign === '*' ? ['star'] : spell(sign);
}
