import { MONTH_NAMES } from '../calendar.ts';
import type { Judgement } from './judgement.ts';
import type { PlacedPiece } from './pieces.ts';

const DATE = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/;
const CLOCK = /^\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[-–] ?\d{1,2}[:.]\d{2})?( ?[ap]\.?m\.?)?$/i;
const MONEY = /[$£€¥₹₩₽₺₿¢]|\b(?:USD|EUR|GBP|JPY|CAD|AUD|CHF|INR|CNY)\b/;
const ROUND_MONEY = /^[$£€] ?\d{1,3}(?:,\d{3})*$/;
const UNIT = /\d ?-?(?:[A-Za-zµμΩ°]{1,6}[²³]?(?:\/[A-Za-z]{1,6}²?)?|["″'′%‰]+.*)\.?$/;
/** Said one way by everybody. */
const PLAIN_UNIT = /^\d{1,3} ?(?:%|km|kg|cm|mph|degrees)$/;
const DECADE = /^['’]?(?:\d0|\d{3}0)['’]?s$/;
const SET_PHRASE = /^(?:24\/7|9\/11|50[/-]50)$/;
const HOUR = /^\d{1,2} ?[ap]\.?m\.?$/i;
const YEAR_BEFORE = /\b(?:in|since|circa|year|until|till|from|after|before|by|early|late|mid|summer|winter|spring|autumn|fall|of|class|january|february|march|april|may|june|july|august|september|october|november|december),? (?:the )?$/i;
const NAMED_BEFORE = /\b(?:room|flight|route|channel|code|number|extension|line|bus|gate|suite|unit|model|highway|apartment|area|error|section|pin|box)\.? $/i;
const COUNTED_AFTER = /^ (?:[a-z]+ )?[a-z]{2,}s\b|^ (?:people|men|women|children|feet|more|percent)\b/;
const IN_MONTH = new RegExp(`^(?:${[...MONTH_NAMES.keys()].join('|')})\\b|(?:\\b|\\d(?:st|nd|rd|th)?)[ -](?:${[...MONTH_NAMES.keys()].join('|')})\\b`, 'i');

const PLAIN_FIGURES = /^[-−+]?[\d.,/:–\s½⅓⅔¼¾⅛⅜⅝⅞-]+$/;

/** How far a piece with figures in it can be read otherwise; undefined for what is said one way only. */
export function judgeFigures(piece: PlacedPiece): Judgement | undefined {
  const { written } = piece;
  const date = DATE.exec(written);
  if (date) return { kind: 'date', risk: isAmbiguousDate(date) ? 0.9 : 0.5 };
  if (IN_MONTH.test(written)) return undefined;
  if (HOUR.test(written)) return undefined;
  if (isClock(piece)) return /[ap]\.?m/i.test(written + piece.after.slice(0, 3)) ? undefined : { kind: 'date', risk: 0.5 };
  if (/^[01]\d[0-5]\d$|^2[0-3][0-5]\d$/.test(written) && /^ (?:hours|hrs)\b/.test(piece.after)) return { kind: 'date', risk: 0.4 };
  if (MONEY.test(written)) return ROUND_MONEY.test(written) ? undefined : { kind: 'unit', risk: 0.4 };
  if (DECADE.test(written) || SET_PHRASE.test(written) || /^\d{1,3}(?:-[a-z]{3,})+$/.test(written)) return undefined;
  if (/^['’]\d\d$/.test(written)) return { kind: 'date', risk: 0.5 };
  if (/^\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)$/.test(written)) return undefined;
  if (/\d(?:BC|AD| BC| AD| BCE| CE)$/.test(written)) return undefined;
  return PLAIN_FIGURES.test(written) ? judgeNumber(piece) : judgeUnit(piece);
}

function judgeUnit({ written }: PlacedPiece): Judgement | undefined {
  if (PLAIN_UNIT.test(written)) return undefined;
  if (/^[-−+]?[\d.,–\s-]+/.test(written) && UNIT.test(written)) return { kind: 'unit', risk: 0.4 };
  // What is left are names of letters and figures: "A40", "MP3", "H2O".
  return { kind: 'number', risk: 0.5 };
}

/** Nothing but figures and the signs that join them. */
function judgeNumber({ written, before, after }: PlacedPiece): Judgement | undefined {
  const risk = riskOfNumber(written, written.replace(/\D/g, ''), before, after);
  return risk === 0 ? undefined : { kind: 'number', risk };
}

function riskOfNumber(written: string, digits: string, before: string, after: string): number {
  if (/^[½⅓⅔¼¾]$/.test(written)) return 0;
  if (/[/:]/.test(written)) return 0.6;
  if (/\d ?[-–] ?\d/.test(written)) return 0.6;
  if (/^[-−+]/.test(written)) return 0.5;
  if (/\.\d/.test(written)) return 0.4;
  if (/^\d{1,3}(?:,\d{3})+$/.test(written)) return 0;
  if (/^0\d/.test(written) || / /.test(written) || digits.length > 4) return 0.6;
  if (digits.length === 4) return riskOfFour(Number(digits), before, after);
  if (digits.length === 3 && NAMED_BEFORE.test(before)) return 0.5;
  if (digits.length === 3 && /[A-Z][a-z]+ $/.test(before) && !/(?:^|[.?!]\s)[A-Z][a-z]+ $/.test(before)) return 0.5;
  return 0;
}

/** Four figures are a year, a count or a name. */
function riskOfFour(value: number, before: string, after: string): number {
  const isCounted = COUNTED_AFTER.test(after);
  const isYear = value >= 1100 && value < 2100;
  if (isYear && YEAR_BEFORE.test(before) && !isCounted) return 0;
  if (!isYear && isCounted && !NAMED_BEFORE.test(before)) return 0;
  if (value % 1000 === 0 && !isYear && !NAMED_BEFORE.test(before)) return 0;
  return 0.6;
}

function isAmbiguousDate([, first, second, third]: RegExpExecArray): boolean {
  // The year stands first in ISO 8601, which has one order only.
  if (first?.length === 4) return false;
  return (Number(first) <= 12 && Number(second) <= 12 && first !== second) || third?.length === 2;
}

function isClock({ written, before }: PlacedPiece): boolean {
  if (!CLOCK.test(written) || Number.parseInt(written, 10) > 24) return false;
  return written.includes(':') || /[ap]\.?m/i.test(written) || /\b(?:at|from|until|till|by|before|after|around) $/i.test(before);
}
