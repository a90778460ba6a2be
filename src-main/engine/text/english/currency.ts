import { cardinal, decimal, digitByDigit } from './number-words.ts';
import { readPer } from './measures.ts';
import { isMinus } from './quantities.ts';
import { matchAt, sayWithLetters } from './recognition.ts';
import type { Recogniser, Recognition } from './recognition.ts';
import { isAdjective } from './surroundings.ts';

interface Currency {
  readonly one: string;
  readonly many: string;
  readonly cent?: string;
  readonly cents?: string;
}

const dollar = (country: string): Currency => ({ one: `${country} dollar`, many: `${country} dollars`, cent: 'cent', cents: 'cents' });
const DOLLAR: Currency = { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' };
const POUND: Currency = { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence' };
const EURO: Currency = { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents' };
const YEN: Currency = { one: 'yen', many: 'yen' };
const RUPEE: Currency = { one: 'rupee', many: 'rupees', cent: 'paisa', cents: 'paise' };
const FRANC: Currency = { one: 'swiss franc', many: 'swiss francs' };

const BEFORE: ReadonlyMap<string, Currency> = new Map([
  ['$', DOLLAR], ['£', POUND], ['€', EURO], ['¥', YEN], ['₹', RUPEE],
  ['US$', dollar('u s')], ['A$', dollar('australian')], ['AU$', dollar('australian')], ['C$', dollar('canadian')], ['CA$', dollar('canadian')],
  ['NZ$', dollar('new zealand')], ['HK$', dollar('hong kong')], ['S$', dollar('singapore')], ['R$', { one: 'brazilian real', many: 'brazilian reals' }],
  ['₩', { one: 'won', many: 'won' }], ['₽', { one: 'ruble', many: 'rubles' }], ['₺', { one: 'lira', many: 'lira' }], ['₿', { one: 'bitcoin', many: 'bitcoin' }],
  ['₴', { one: 'hryvnia', many: 'hryvnia' }], ['₫', { one: 'dong', many: 'dong' }], ['฿', { one: 'baht', many: 'baht' }], ['₪', { one: 'shekel', many: 'shekels' }],
]);
const AFTER: ReadonlyMap<string, Currency> = new Map([
  ['€', EURO], ['£', POUND], ['$', DOLLAR], ['¥', YEN],
  ['USD', dollar('u s')], ['EUR', EURO], ['GBP', POUND], ['JPY', YEN], ['CAD', dollar('canadian')], ['AUD', dollar('australian')],
  ['CHF', FRANC], ['INR', RUPEE], ['CNY', { one: 'yuan', many: 'yuan' }], ['¢', { one: 'cent', many: 'cents' }], ['p', { one: 'penny', many: 'pence' }],
]);

const MAGNITUDES: ReadonlyMap<string, string> = new Map([
  ['k', 'thousand'], ['m', 'million'], ['mn', 'million'], ['mm', 'million'], ['mil', 'million'], ['b', 'billion'], ['bn', 'billion'],
  ['t', 'trillion'], ['tn', 'trillion'], ['trn', 'trillion'],
  ['hundred', 'hundred'], ['thousand', 'thousand'], ['million', 'million'], ['billion', 'billion'], ['trillion', 'trillion'],
]);
const AMOUNT = String.raw`((?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?!\d))(?:\.\d+)?|\.\d+)(?:( ?(?:hundred|thousand|million|billion|trillion)|[kKmMbBtT]|[bmt]n|trn|mil|mm)(?![A-Za-z0-9]))?`;
const SIGN = String.raw`((?:US|AU?|CA?|NZ|HK|S|R)?\$|[£€¥₹₩₽₺₿₴₫฿₪])`;
const LEADING = new RegExp(`${SIGN} ?${AMOUNT}`, 'y');
const RANGE_END = new RegExp(String.raw`(?: ?– ?|-)${SIGN}?${AMOUNT}`, 'y');
const TRAILING = new RegExp(String.raw`${AMOUNT}( ?[€£¢¥$]| (?:USD|EUR|GBP|JPY|CAD|AUD|CHF|INR|CNY)|p)(?![A-Za-z0-9])`, 'y');
/** Heights of video pictures, said with the letter: "ten eighty p". */
const VIDEO_LINES = /^(?:144|240|360|480|576|720|1080|1440|2160|4320)$/;

/** Amounts of money: "$3.50", "£1m", "$10-$20", "99¢", "25 USD", "-$400". */
export const readCurrency: Recogniser = (text, at) => {
  if (isMinus(text, at)) {
    const amount = readLeading(text, at + 1) ?? readTrailing(text, at + 1);
    return amount && { end: amount.end, parts: ['minus', ...amount.parts] };
  }
  const amount = readLeading(text, at) ?? readTrailing(text, at);
  const per = amount && readPer(text, amount.end);
  return per ? { end: per.end, parts: [...amount.parts, ...per.parts] } : amount;
};

function readLeading(text: string, at: number): Recognition | undefined {
  const match = matchAt(LEADING, text, at);
  const currency = BEFORE.get(match?.[1] ?? '');
  if (!match || !currency) return undefined;
  const end = at + match[0].length;
  const from: Amount = { number: match[2] ?? '', magnitude: match[3] };
  const range = matchAt(RANGE_END, text, end);
  if (!range) return { end, parts: sayWithLetters(spokenAmount(from, currency, isAdjective(text, at, end))) };
  const to: Amount = { number: range[2] ?? '', magnitude: range[3] };
  const low = plainAmount(to.magnitude === undefined || from.magnitude !== undefined ? from : { ...from, magnitude: undefined });
  return { end: end + range[0].length, parts: sayWithLetters(`${low} to ${spokenAmount(to, currency, false)}`) };
}

function readTrailing(text: string, at: number): Recognition | undefined {
  const match = matchAt(TRAILING, text, at);
  const currency = AFTER.get((match?.[3] ?? '').trim());
  if (!match || !currency) return undefined;
  const amount: Amount = { number: match[1] ?? '', magnitude: match[2] };
  if (match[3] === 'p' && VIDEO_LINES.test(amount.number)) return undefined;
  const end = at + match[0].length;
  return { end, parts: sayWithLetters(spokenAmount(amount, currency, isAdjective(text, at, end))) };
}

interface Amount {
  readonly number: string;
  readonly magnitude: string | undefined;
}

function spokenAmount(amount: Amount, currency: Currency, asAdjective: boolean): string {
  const [whole = '', fraction = ''] = amount.number.replace(/,/g, '').split('.');
  const name = (value: string) => (asAdjective || value === '1' ? currency.one : currency.many);
  const hasCents = fraction.length === 2 && amount.magnitude === undefined && currency.cents !== undefined;
  if (!hasCents) return `${plainAmount(amount)} ${name(amount.magnitude === undefined ? amount.number : '')}`;
  const cents = Number(fraction) === 0 ? '' : `${cardinal(fraction)} ${Number(fraction) === 1 ? currency.cent ?? '' : currency.cents}`;
  const units = Number(whole) === 0 && cents !== '' ? '' : `${cardinal(whole)} ${name(String(Number(whole)))}`;
  return units !== '' && cents !== '' ? `${units} and ${cents}` : units + cents;
}

function plainAmount({ number, magnitude }: Amount): string {
  const named = magnitude === undefined ? '' : ` ${MAGNITUDES.get(magnitude.trim().toLowerCase()) ?? ''}`;
  const words = /^0\d/.test(number) && !number.includes('.') ? digitByDigit(number) : decimal(number);
  return words + named;
}
