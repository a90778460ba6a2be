import type { Line } from '../../../src-main/shared/domain/project-rows.ts';

export interface FindQuery {
  readonly find: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** `find` is a regular expression of JavaScript, with `u`; `$1` in the replacement is its first group. */
  readonly regex: boolean;
  /** Only lines of this character. */
  readonly characterId: string | null;
}

export interface LineMatch {
  readonly line: Line;
  /** Offsets in the text, ascending. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** A pattern that can run away must not hold the window: a search stops with what it has after this long. */
const LONGEST_SEARCH_MS = 400;

/** @returns null for a regular expression that is none, or that matches nothing at all ("a*"). */
export function patternOf({ find, matchCase, wholeWord, regex }: FindQuery): RegExp | null {
  if (find === '') return null;
  const source = regex ? find : find.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  const bounded = wholeWord ? String.raw`(?<![\p{L}\p{N}_])(?:${source})(?![\p{L}\p{N}_])` : source;
  try {
    const pattern = new RegExp(bounded, `gu${matchCase ? '' : 'i'}`);
    return pattern.test('') ? null : new RegExp(pattern.source, pattern.flags);
  } catch {
    return null;
  }
}

export interface Found {
  readonly matches: readonly LineMatch[];
  readonly count: number;
  /** The search was cut short: the pattern takes too long. */
  readonly partial: boolean;
}

export function findInLines(lines: readonly Line[], query: FindQuery, now: () => number = () => performance.now()): Found {
  const pattern = patternOf(query);
  const matches: LineMatch[] = [];
  let count = 0;
  const end = now() + LONGEST_SEARCH_MS;
  for (const line of pattern ? lines : []) {
    if (now() > end) return { matches, count, partial: true };
    if (query.characterId !== null && line.characterId !== query.characterId) continue;
    const spans = [...line.text.matchAll(pattern ?? /$^/g)].flatMap(({ 0: matched, index }) =>
      matched === '' ? [] : [{ start: index, end: index + matched.length }],
    );
    if (spans.length === 0) continue;
    matches.push({ line, spans });
    count += spans.length;
  }
  return { matches, count, partial: false };
}

/** New texts for `script.replaceText`: matched lines that the replacement changes and that are not locked. */
export function replaceInMatches(matches: readonly LineMatch[], query: FindQuery, replacement: string): { id: string; text: string }[] {
  const pattern = patternOf(query);
  if (!pattern) return [];
  return matches.flatMap(({ line }) => {
    if (line.locked) return [];
    const text = query.regex ? line.text.replace(pattern, replacement) : line.text.replace(pattern, () => replacement);
    return text === line.text ? [] : [{ id: line.id, text }];
  });
}
