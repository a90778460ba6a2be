import { ScriptTextWriter } from './script-text.ts';
import type { ScriptText } from './script-text.ts';
import type { TextSpan } from './reading.ts';
import { parsePauseLength } from './ssml-attributes.ts';
import type { WarningList } from './warning-list.ts';

/** Turns what an author wrote as phones into the language's phones, or says what is wrong with it. */
export type PhoneParser = (written: string) => { readonly phones: readonly string[] } | { readonly problem: string };

/** Bounded on both sides of the bar, so that a lone bracket costs little. */
const OVERRIDE = /\[([^[\]|\n]{1,120})\|([^[\]|\n]{0,400})\]/y;
const PAUSE = /\[\s{0,8}pause(?:\s{1,8}([^[\]|\n]{0,40}))?\]/iy;
/** What `[pause]` without a length asks for. */
const PLAIN_PAUSE_MS = 500;

/**
 * Finds what an author wrote into the text in square brackets: `[word|W ER1 D]` says one word in the given phones,
 * `[pause 250ms]` and `[pause 1.5s]` are silences of exactly that length, `[pause]` is one of half a second. Other
 * brackets are text. Wrong phones are reported and the word is read as usual.
 */
export function readInlineOverrides(script: ScriptText, parsePhones: PhoneParser, warnings: WarningList): ScriptText {
  const { text } = script;
  if (!text.includes('[')) return script;
  const writer = new ScriptTextWriter(script.styles);
  let copied = 0;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', Math.max(at + 1, copied))) {
    const match = matchAt(OVERRIDE, text, at) ?? matchAt(PAUSE, text, at);
    if (!match) continue;
    const end = at + match[0].length;
    const span = { start: script.starts[at] ?? 0, end: script.ends[end - 1] ?? 0 };
    writer.copy(script, copied, at);
    copied = end;
    if (match[2] === undefined) placePause(writer, match[1], span, warnings);
    else {
      const word = match[1] ?? '';
      const parsed = parsePhones(match[2]);
      const isWord = !/[\uFFF9\uFFFC]/.test(match[0]);
      if ('phones' in parsed && isWord) {
        writer.place({ kind: 'given-phones', word, phones: parsed.phones, span }, script.styleOf[at] ?? 0);
      } else {
        const problem = 'problem' in parsed ? parsed.problem : 'Tags cannot stand inside it.';
        warnings.add('bad-override', `${problem} The word is read as usual.`, span);
        writer.copy(script, at + 1, at + 1 + word.length);
      }
    }
  }
  writer.copy(script, copied, text.length);
  return writer.finish();
}

function placePause(writer: ScriptTextWriter, length: string | undefined, span: TextSpan, warnings: WarningList): void {
  const { value, problem } = length?.trim() ? parsePauseLength(length) : { value: PLAIN_PAUSE_MS };
  if (problem) warnings.add('bad-override', problem, span);
  if (value !== undefined) writer.place({ kind: 'pause', mark: 'timed', durationMs: value, span });
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
