import { matchAt, spell } from './recognition.ts';
import type { Recogniser, Recognition, SpokenPart } from './recognition.ts';
import { wordBefore } from './surroundings.ts';

const AFTER = String.raw`(?![\d]|[-.,:/]\d)`;
const PATTERNS: readonly RegExp[] = [
  // International: +44 20 7946 0958
  new RegExp(String.raw`\+\d{1,3}(?:[ .-]?\(\d{1,5}\))?(?:[ .-]\d{2,5}){1,5}${AFTER}`, 'y'),
  new RegExp(String.raw`\+\d{7,15}${AFTER}`, 'y'),
  // North American: (555) 123-4567, 1-800-555-0199, 555.123.4567
  new RegExp(String.raw`(?:1[ .-])?\(\d{3}\) ?\d{3}[ .-]\d{4}${AFTER}`, 'y'),
  new RegExp(String.raw`(?:1-)?\d{3}-\d{3}-\d{4}${AFTER}`, 'y'),
  new RegExp(String.raw`\d{3}\.\d{3}\.\d{4}${AFTER}`, 'y'),
  new RegExp(String.raw`\d{3}-\d{4}${AFTER}`, 'y'),
  // British and continental, with a leading zero: 020 7946 0018, 07700 900123
  new RegExp(String.raw`\(?0\d{2,5}\)?(?: \d{3,8}){1,3}${AFTER}`, 'y'),
  // Other numbers given in groups: 078-05-1120
  new RegExp(String.raw`\d{3}-\d{2}-\d{4}${AFTER}`, 'y'),
  // Codes in four or more groups: 978-3-16-148410-0
  new RegExp(String.raw`\d{1,7}(?:-\d{1,7}){3,5}${AFTER}`, 'y'),
];
const SHORT_NUMBER = /(?:911|999|112|101|111|411|311|988)(?![\d.,:%]?\d)/y;
const CALLING = /^(?:call|calls|called|calling|dial|dials|dialed|dialled|dialing|phone|phoned|ring|rang|text)$/i;

/** Telephone and other numbers in groups, digit by digit, with a short pause between groups. */
export const readPhoneNumber: Recogniser = (text, at) => {
  for (const pattern of PATTERNS) {
    const match = matchAt(pattern, text, at);
    const count = match?.[0].replace(/\D/g, '').length ?? 0;
    if (match && count >= 7 && count <= 15) return { end: at + match[0].length, parts: sayGroups(match[0]) };
  }
  const short = matchAt(SHORT_NUMBER, text, at);
  return short && CALLING.test(wordBefore(text, at)) ? { end: at + short[0].length, parts: spell(short[0]) } : undefined;
};

/** Any figures as a telephone number: "+1 555 123" with a pause between groups; undefined where there are none. */
export function sayTelephone(text: string): Recognition | undefined {
  return /\d/.test(text) ? { end: text.length, parts: sayGroups(text) } : undefined;
}

function sayGroups(written: string): SpokenPart[] {
  const groups = written.match(/\d+/g) ?? [];
  const parts: SpokenPart[] = written.trimStart().startsWith('+') ? ['plus'] : [];
  groups.forEach((group, index) => {
    if (index > 0) parts.push({ pause: ',' });
    parts.push(...(isTollFree(groups, index) ? ['eight', 'hundred'] : spell(group)));
  });
  return parts;
}

function isTollFree(groups: readonly string[], index: number): boolean {
  return groups[index] === '800' && (index === 0 ? groups.length === 3 : index === 1 && groups[0] === '1');
}
