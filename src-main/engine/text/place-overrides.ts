import type { PhoneParser } from './inline-override.ts';
import type { ReadingOverride } from './reading.ts';
import { BREAK_PLACEHOLDER, ScriptTextWriter, WORD_PLACEHOLDER, type ScriptText } from './script-text.ts';
import type { WarningList } from './warning-list.ts';

/**
 * Puts the author's overrides in place of the words they stand for. One that covers no text or half a word, that overlaps
 * the one before it, runs over markup or has no phones of the language is reported and left out.
 */
export function placeOverrides(script: ScriptText, overrides: readonly ReadingOverride[], parsePhones: PhoneParser, warnings: WarningList): ScriptText {
  if (overrides.length === 0) return script;
  const writer = new ScriptTextWriter(script.styles);
  const length = script.ends.at(-1) ?? 0;
  let copied = 0;
  for (const override of overrides.toSorted((a, b) => a.start - b.start)) {
    const from = script.starts.indexOf(override.start);
    const to = script.ends.lastIndexOf(override.end) + 1;
    const parsed = parsePhones(override.phones.join(' '));
    const problem = 'problem' in parsed ? parsed.problem : misplaced(script, from, to, copied);
    if (problem !== undefined || 'problem' in parsed) {
      const start = Math.min(Math.max(0, override.start), length);
      const end = Math.min(Math.max(start, override.end), length);
      warnings.add('bad-override', `${problem ?? ''} The words are read as usual.`, { start, end });
      continue;
    }
    const { start, end, phones } = { ...override, ...parsed };
    writer.copy(script, copied, from);
    writer.place({ kind: 'given-phones', word: script.text.slice(from, to), phones, span: { start, end } }, script.styleOf[from] ?? 0);
    copied = to;
  }
  writer.copy(script, copied, script.text.length);
  return writer.finish();
}

/** @returns what is wrong with giving phones to units `from` to `to`, if anything is. */
function misplaced({ text }: ScriptText, from: number, to: number, copied: number): string | undefined {
  const covered = text.slice(from, to);
  if (from < 0 || from >= to || covered.trim() === '') return 'A pronunciation stands where there is no text any more.';
  if (from < copied) return 'Two pronunciations overlap; the first is kept.';
  if (covered.includes(WORD_PLACEHOLDER) || covered.includes(BREAK_PLACEHOLDER)) return 'A pronunciation cannot run over a tag or a pause.';
  if (cutsWord(text, from) || cutsWord(text, to)) return 'A pronunciation covers only a part of a word.';
  return undefined;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

function cutsWord(text: string, at: number): boolean {
  return LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));
}
