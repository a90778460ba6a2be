import { shorterWordsOf, type ShorterWords } from './shorter-words.ts';

/** A change of a line's text that makes it shorter and leaves its sense. The author picks. */
export interface ShortenOffer {
  /** UTF-16 offsets in the text, with the space or comma that goes along. */
  readonly start: number;
  readonly end: number;
  /** What takes its place; mostly nothing. */
  readonly instead: string;
  /** The words as they are shown: what goes, and what is said for it. */
  readonly written: string;
  readonly shorter: string;
  readonly kind: 'filler' | 'modifier' | 'aside' | 'connective' | 'shorter';
  /** Foretold, by the share of phones that goes. */
  readonly savedMs: number;
}

export interface SpokenText {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** How long its phones last as it will be spoken. */
  readonly phonesMs: number;
  /** Its words as they are read; without, letters stand in for phones. */
  readonly words?: readonly { readonly span: { readonly start: number; readonly end: number }; readonly phones: readonly string[] }[];
}

/** More are no help. */
const MOST_OFFERS = 8;

/** What a line could do without, what saves most first. No two offers touch the same words. Empty for a language that has no lists. */
export function shortenOffers(spoken: SpokenText): ShortenOffer[] {
  const lists = shorterWordsOf(spoken.language);
  if (!lists) return [];
  const found = [...asides(spoken.text), ...phrases(spoken.text, lists)];
  const offers = found.map((candidate) => offerOf(spoken, lists, candidate)).filter(({ savedMs }) => savedMs > 0);
  offers.sort((a, b) => b.savedMs - a.savedMs || a.start - b.start);
  const kept: ShortenOffer[] = [];
  for (const offer of offers) if (kept.every((other) => offer.end <= other.start || offer.start >= other.end)) kept.push(offer);
  return kept.slice(0, MOST_OFFERS);
}

export function applyShortening(text: string, { start, end, instead }: Pick<ShortenOffer, 'start' | 'end' | 'instead'>): string {
  return text.slice(0, start) + instead + text.slice(end);
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly shorter: string;
  readonly kind: ShortenOffer['kind'];
}

/** What stands in brackets, or between two dashes. */
function asides(text: string): Candidate[] {
  return [...text.matchAll(/[(（][^()（）]+[)）]|\s[–—]\s[^–—.!?]+\s[–—](?=\s)|——[^—。！？]+——/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length, shorter: '', kind: 'aside' }));
}

function phrases(text: string, lists: ShorterWords): Candidate[] {
  const { fillers, modifiers, modifierShape, connectives, shorter, contractions, spaced } = lists;
  const find = (written: string, change: Omit<Candidate, 'start' | 'end'>, after = ''): Candidate[] =>
    [...text.matchAll(patternOf(written, spaced, after))].map((match) => ({ ...change, start: match.index, end: match.index + match[0].length }));
  return [
    ...fillers.flatMap((written) => find(written, { kind: 'filler', shorter: '' })),
    ...modifiers.flatMap((written) => find(written, { kind: 'modifier', shorter: '' })),
    ...(modifierShape ? [...text.matchAll(/(?<![\p{L}\p{M}'’-])[\p{L}\p{M}]+(?![\p{L}\p{M}'’-])/gu)] : []).flatMap((match): Candidate[] => {
      const [word] = match;
      const isOne = modifierShape && new RegExp(`^${modifierShape.pattern.source}$`, 'iu').test(word) && !modifierShape.except.has(word.toLowerCase());
      return isOne ? [{ start: match.index, end: match.index + word.length, shorter: '', kind: 'modifier' }] : [];
    }),
    ...connectives.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ index, 0: whole, 1: before = '', 2: after = '' }): Candidate => ({ start: index + before.length + 1, end: index + whole.length - after.length - 1, shorter: '', kind: 'connective' })),
    ),
    ...shorter.flatMap(([long, short]) => find(long, { kind: 'shorter', shorter: short })),
    ...contractions.flatMap(([long, short]) => find(long, { kind: 'shorter', shorter: short }, '(?=\\s+[\\p{L}\\p{N}])')),
  ];
}

function patternOf(written: string, spaced: boolean, after: string): RegExp {
  const words = written.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+');
  return spaced ? new RegExp(`(?<![\\p{L}\\p{M}\\p{N}'’-])${words}(?![\\p{L}\\p{M}\\p{N}'’-])${after}`, 'giu') : new RegExp(words, 'gu');
}

function offerOf(spoken: SpokenText, { spaced }: ShorterWords, { start, end, shorter, kind }: Candidate): ShortenOffer {
  const { text } = spoken;
  const written = text.slice(start, end);
  const instead = inItsCase(shorter, written, text);
  const shown = written.trim();
  const savedMs = savingOf(spoken, start, end, instead);
  if (instead !== '') return { start, end, instead, written: shown, shorter: instead, kind, savedMs };
  return { ...withoutTrace(text, start, end, spaced, kind === 'filler'), written: shown, shorter: '', kind, savedMs };
}

/** Keeps a capital at the start, and the apostrophe that the text uses. */
function inItsCase(shorter: string, written: string, text: string): string {
  const marked = text.includes('’') ? shorter.replaceAll("'", '’') : shorter;
  const [first = ''] = written;
  const capital = first !== first.toLowerCase() || /^i['’]/u.test(marked);
  return capital ? marked.charAt(0).toUpperCase() + marked.slice(1) : marked;
}

/** Takes along the comma and the space that a dropped word leaves behind, and moves the capital of a sentence to its next word. */
function withoutTrace(text: string, start: number, end: number, spaced: boolean, isThrownIn: boolean): Pick<ShortenOffer, 'start' | 'end' | 'instead'> {
  const before = /[,，、]?\s*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[,，、]?\s*/u.exec(text.slice(end))?.[0] ?? '';
  const opens = /(?:^|[.!?。！？…]["'”’)）」]*)\s*$/u.test(text.slice(0, start));
  if (opens) {
    const from = end + after.length;
    const next = text.slice(from, from + 1);
    const raised = spaced && text.slice(start, start + 1) !== text.slice(start, start + 1).toLowerCase() ? next.toUpperCase() : next;
    return { start, end: from + next.length, instead: raised };
  }
  const closes = /^\s*(?:$|[.!?。！？…;:；：])/u.test(text.slice(end));
  const hasComma = (gap: string): boolean => /[,，、]/u.test(gap);
  // What is thrown in between two commas takes both along, a member of a list one; none is left before the end.
  if (isThrownIn && spaced && !closes && hasComma(before) && hasComma(after)) return { start: start - before.length, end: end + after.length, instead: ' ' };
  if (hasComma(before) && (closes || hasComma(after))) return { start: start - before.length, end, instead: '' };
  if (!spaced) return { start, end: end + (hasComma(after) ? after.length : 0), instead: '' };
  return { start: start - (before.length - before.trimEnd().length), end, instead: '' };
}

function savingOf({ text, phonesMs, words = [] }: SpokenText, start: number, end: number, instead: string): number {
  const letters = (of: string): number => of.replace(/[^\p{L}\p{N}]/gu, '').length;
  const whole = letters(text);
  const gone = letters(text.slice(start, end));
  if (whole === 0 || gone === 0) return 0;
  const allPhones = words.reduce((sum, { phones }) => sum + phones.length, 0);
  const gonePhones = words.reduce((sum, { span, phones }) => sum + (span.start >= start && span.end <= end ? phones.length : 0), 0);
  const share = allPhones > 0 ? gonePhones / allPhones : gone / whole;
  return phonesMs * share * (1 - Math.min(1, letters(instead) / gone));
}
