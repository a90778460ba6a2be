import { cardinal, ordinal } from './number-words.ts';
import { matchAt, say, spell } from './recognition.ts';
import type { Recogniser, Recognition } from './recognition.ts';
import { wordBefore } from './surroundings.ts';

/** Signs that are said wherever they stand. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['&', 'and'], ['@', 'at'], ['%', 'percent'], ['=', 'equals'], ['×', 'times'], ['÷', 'divided by'], ['±', 'plus or minus'], ['≈', 'is about'], ['≠', 'is not equal to'],
  ['≤', 'is at most'], ['≥', 'is at least'], ['∞', 'infinity'], ['√', 'the square root of'], ['∑', 'the sum of'], ['∫', 'the integral of'], ['∂', 'partial'], ['∆', 'delta'], ['∇', 'nabla'],
  ['°', 'degrees'], ['‰', 'per mille'], ['§', 'section'], ['¶', 'paragraph'], ['©', 'copyright'], ['$', 'dollars'], ['£', 'pounds'], ['€', 'euros'], ['¥', 'yen'], ['¢', 'cents'], ['₿', 'bitcoin'],
  ['→', 'to'], ['⇒', 'leads to'], ['➔', 'to'], ['➡', 'to'], ['⟶', 'to'], ['←', 'left arrow'], ['⬅', 'left arrow'], ['↑', 'up arrow'], ['⬆', 'up arrow'], ['↓', 'down arrow'], ['⬇', 'down arrow'], ['↔', 'left right arrow'],
  ['²', 'squared'], ['³', 'cubed'], ['^', 'to the power of'], ['∈', 'in'], ['∀', 'for all'], ['∃', 'there exists'], ['∴', 'therefore'], ['∵', 'because'], ['†', 'dagger'],
  ['½', 'one half'], ['⁄', 'over'],
]);
const GREEK: ReadonlyMap<string, string> = new Map(
  (
    'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega'
  )
    .match(/\S+ \S+/g)
    ?.flatMap((pair) => {
      const [letter = '', name = ''] = pair.split(' ');
      return [[letter, name] as const, [letter.toUpperCase(), name] as const];
    }) ?? [],
);
const GREEK_WORD = /[\u0370-\u03FF\u1F00-\u1FFF]{2}/y;
/** Trade marks are seen, not said. */
const SILENT = /[®™℠]/;
const POWERS = /[⁰¹²³⁴-⁹]{1,6}/y;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const NUMBER_SIGN = /#(?=\d)/y;
const SHARP = /([A-GJ])(#|♯|\+\+)(?![A-Za-z0-9])/y;
const FLAT = /([A-G])♭/y;
const CHOICE = /\/(?=[A-Za-z])/y;
const COMPARED = /([<>]=?)(?= ?-?[\d$£€])/y;
/** Keys that are held while another is pressed: "Ctrl+C" is control C. */
const KEYS = /^(?:Ctrl|Control|Alt|Shift|Cmd|Command|Option|Win)$/;
/** Either of two, said with "or"; "and/or" says both already. */
const ALTERNATIVES = new Set(['he/she', 'she/he', 'his/her', 'her/his', 'him/her', 'his/hers', 'yes/no', 'true/false', 'either/or', 'mr/mrs', 'on/off', 's/he', 'she/they', 'he/they', 'man/woman', 'sir/madam']);

/** Signs by their names, as far as a narrator says them. */
export const readSymbol: Recogniser = (text, at) => {
  const sign = text[at] ?? '';
  const note = matchAt(SHARP, text, at) ?? matchAt(FLAT, text, at);
  if (note) return readNote(at, note);
  if (/[A-Za-z]/.test(sign)) return undefined;
  if (SILENT.test(sign)) return { end: at + 1, parts: [] };
  if (matchAt(NUMBER_SIGN, text, at)) return { end: at + 1, parts: ['number'] };
  if (sign === '~') return /^~ ?[\d$£€]/.test(text.slice(at, at + 3)) ? { end: at + 1, parts: ['about'] } : { end: at + 1, parts: [] };
  if (sign === '+' && KEYS.test(wordBefore(text, at))) return { end: at + 1, parts: [] };
  if (sign === '+') return { end: at + 1, parts: ['plus'] };
  if (sign === '#') return /^#{1,6} /.test(text.slice(at, at + 7)) ? { end: at + 1, parts: [] } : { end: at + 1, parts: ['hash'] };
  if (sign === '/') return readSlash(text, at);
  if (sign === '<' || sign === '>') return readComparison(text, at);
  return readPower(text, at) ?? readNamed(text, at, sign);
};

function readNamed(text: string, at: number, sign: string): Recognition | undefined {
  const greek = GREEK.get(sign);
  // Letters stand alone in formulas; whole words in Greek are another language.
  if (greek !== undefined && !matchAt(GREEK_WORD, text, at) && !/[\u0370-\u03FF\u1F00-\u1FFF]/.test(text[at - 1] ?? '')) return { end: at + 1, parts: [greek] };
  if (sign === '*' || sign === '=') {
    const isSum = /[\w)] ?$/.test(text.slice(Math.max(0, at - 2), at)) && /^. ?-?[\w(]/.test(text.slice(at, at + 4));
    if (sign === '*') return isSum && /\d ?$/.test(text.slice(Math.max(0, at - 2), at)) && /^\* ?\d/.test(text.slice(at, at + 3)) ? { end: at + 1, parts: ['times'] } : undefined;
    if (!isSum && /=/.test((text[at - 1] ?? '') + (text[at + 1] ?? ''))) return { end: at + 1, parts: [] };
  }
  const name = NAMES.get(sign);
  return name === undefined ? undefined : { end: at + 1, parts: say(name) };
}

function readNote(at: number, match: RegExpExecArray): Recognition {
  const sign = match[2] === '++' ? ['plus', 'plus'] : match[2] === undefined ? ['flat'] : ['sharp'];
  return { end: at + match[0].length, parts: [...spell(match[1] ?? ''), ...sign] };
}

/** "x²" is squared, "10⁶" to the power of six; after a word a raised figure is a footnote and stays unsaid. */
function readPower(text: string, at: number): Recognition | undefined {
  const match = matchAt(POWERS, text, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  const digits = Array.from(match[0], (digit) => SUPERSCRIPTS.indexOf(digit)).join('');
  const isFootnote = /[A-Za-z.,!?"')]{3}$/.test(text.slice(Math.max(0, at - 3), at));
  if (isFootnote) return { end, parts: [] };
  if (digits === '2') return { end, parts: ['squared'] };
  if (digits === '3') return { end, parts: ['cubed'] };
  return { end, parts: say(digits.length === 1 ? `to the ${ordinal(digits)} power` : `to the power of ${cardinal(digits)}`) };
}

function readSlash(text: string, at: number): Recognition {
  const end = at + 1;
  const before = wordBefore(text, at).toLowerCase();
  const after = /^\/([A-Za-z]{1,12})/.exec(text.slice(at, at + 13))?.[1]?.toLowerCase() ?? '';
  if (`${before}/${after}` === 'and/or') return { end, parts: [] };
  if (ALTERNATIVES.has(`${before}/${after}`)) return { end, parts: ['or'] };
  if (/[\s/]/.test(text[at - 1] ?? ' ')) return { end, parts: text[at - 1] === '/' || text[end] === '/' ? [] : [{ pause: ',' }] };
  return matchAt(CHOICE, text, at) ? { end, parts: ['slash'] } : { end, parts: /\d/.test(text[end] ?? '') ? ['slash'] : [] };
}

function readComparison(text: string, at: number): Recognition {
  const match = matchAt(COMPARED, text, at);
  const isCompared = match && /[\w)] ?$/.test(text.slice(Math.max(0, at - 2), at));
  if (!match) return { end: at + 1, parts: [] };
  const than = (text[at] === '<' ? 'less than' : 'greater than') + (match[1]?.length === 2 ? ' or equal to' : '');
  return { end: at + match[0].length, parts: say(isCompared ? `is ${than}` : than.replace('greater', 'more')) };
}
