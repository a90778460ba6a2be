import { readQuantity, readRange } from './quantities.ts';
import type { Quantity } from './quantities.ts';
import { matchAt, say, sayWithLetters } from './recognition.ts';
import type { Recogniser, SpokenPart } from './recognition.ts';
import { endsSentence, isAdjective, wordAfter } from './surroundings.ts';
import { PER_UNITS, UNITS } from './units.ts';
import type { Unit } from './units.ts';

const UNIT_SIGNS = [...UNITS.keys()].toSorted((one, other) => other.length - one.length).map((sign) => sign.replace(/[/°]/g, '\\$&'));
const UNIT = new RegExp(`( ?|-)(${UNIT_SIGNS.join('|')})(?![A-Za-z0-9²³]|'s)`, 'y');
/** Signs that lose their meaning before a letter would be read as part of a word; these may be followed by a full stop. */
const DOTTED = /^(?:ft|in|lb|lbs|oz|min|mins|hr|hrs|sec|secs|yr|yrs|gal|mi|yd)$/;
const PER = /\/([A-Za-z]{1,8}²?)(?![A-Za-z0-9])/y;
const FEET_AND_INCHES = /(\d{1,2})['′](?: ?(\d{1,2}(?:\.5)?)(?:"|″|''))?(?![A-Za-z\d])/y;
const TIMES = /(?<=\d)x(?= [a-z])/y;

const FEET_THEN_INCHES = /(\d{1,2}) ?ft\.?,? (\d{1,2}) ?in(?:\.|ches|(?= tall| long| wide| high))?(?![A-Za-z])/y;

/** Numbers with a unit: "5 km", "10-15%", "72°F", "a 20 m² studio", "6'2\"". */
export const readMeasure: Recogniser = (text, at) => readHeight(text, at) ?? readWithUnit(text, at);

const readWithUnit: Recogniser = (text, at) => {
  const quantity = readRange(text, at) ?? readQuantity(text, at);
  if (!quantity) return undefined;
  const multiple = matchAt(TIMES, text, quantity.end);
  if (multiple) return { end: quantity.end + 1, parts: say(`${quantity.words} times`) };
  const match = matchAt(UNIT, text, quantity.end);
  const [whole = '', gap = '', sign = ''] = match ?? [];
  const unit = UNITS.get(sign);
  if (!unit || !unitFits(text, at, quantity, unit, gap, sign)) return undefined;
  const plainEnd = quantity.end + whole.length;
  const dotted = text[plainEnd] === '.' && DOTTED.test(sign);
  const end = dotted ? plainEnd + 1 : plainEnd;
  const one = quantity.isOne || gap === '-' || isAdjective(text, at, end);
  const parts: SpokenPart[] = [...say(quantity.words), ...sayWithLetters(one ? unit.one : unit.many)];
  const per = readPer(text, end);
  if (per) return { end: per.end, parts: [...parts, ...per.parts] };
  if (dotted && endsSentence(text, end)) parts.push({ pause: '.' });
  return { end, parts };
};

/** "per hour" after an amount that ends at `at`. */
export const readPer: Recogniser = (text, at) => {
  const match = matchAt(PER, text, at);
  const word = PER_UNITS.get(match?.[1] ?? '');
  return match && word !== undefined ? { end: at + match[0].length, parts: say(`per ${word}`) } : undefined;
};

const BARE_UNIT = /(?:km\/h|m\/s|mi\/h|[MG]B\/s|[kMGT]?Hz|kWh|°[CF])(?![A-Za-z0-9])/y;

/** Units named without a number, where their letters would make no word: "km/h", "kHz". */
export const readBareUnit: Recogniser = (text, at) => {
  const match = matchAt(BARE_UNIT, text, at);
  const unit = UNITS.get(match?.[0] ?? '');
  return match && unit ? { end: at + match[0].length, parts: say(unit.many) } : undefined;
};

const readHeight: Recogniser = (text, at) => {
  const written = matchAt(FEET_THEN_INCHES, text, at);
  if (written) {
    const amounts = [written[1], written[2]].map((digits) => readQuantity(digits ?? '', 0)?.words ?? '');
    return { end: at + written[0].length, parts: say(`${amounts[0] ?? ''} foot ${amounts[1] ?? ''}`) };
  }
  const match = matchAt(FEET_AND_INCHES, text, at);
  // A lone 5' inside single quotes is more often a closing quote.
  if (!match || (match[2] === undefined && !/[′]/.test(match[0]))) return undefined;
  const feet = readQuantity(match[1] ?? '', 0)?.words ?? '';
  const inches = match[2] === undefined ? '' : (readQuantity(match[2], 0)?.words ?? '');
  const unit = inches === '' ? (match[1] === '1' ? 'foot' : 'feet') : 'foot';
  return { end: at + match[0].length, parts: say(`${feet} ${unit} ${inches}`) };
};

function unitFits(text: string, at: number, quantity: Quantity, unit: Unit, gap: string, sign: string): boolean {
  if (unit.only === 'attached' && gap !== '') return false;
  if (unit.only === 'spaced' && gap !== ' ') return false;
  if (gap === '-' && !/^[a-zμ]{2,}$/.test(sign)) return false;
  if (sign === '"') return isInchMark(text, at, quantity.end);
  // "1980s" is a decade and "the 20s" too; "5 s" and "2s" are seconds.
  if (sign === 's' && gap === '' && /0$/.test(quantity.digits ?? '')) return /^(?:ago|later|of|per|timer|timeout|delay)$/.test(wordAfter(text, quantity.end + 1));
  if (sign === 'in') return !/^ [a-z]/.test(text.slice(quantity.end + 2, quantity.end + 4)) || text[quantity.end + 2] === '.';
  return true;
}

/** `15"` is a measure unless a quotation is open: an odd number of marks stands before it on its line. */
function isInchMark(text: string, at: number, mark: number): boolean {
  const before = text.slice(Math.max(0, at - 300), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const open = line.split('"').length % 2 === 0;
  return !open && mark - at <= 6;
}
