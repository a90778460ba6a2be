import { readInlineOverrides } from '../inline-override.ts';
import { placeOverrides } from '../place-overrides.ts';
import type { InlineStyle, ReadOptions, TextSpan } from '../reading.ts';
import { plainScriptText } from '../script-text.ts';
import type { Atom, ScriptText } from '../script-text.ts';
import { looksLikeSsml, readSsml } from '../ssml.ts';
import { WarningList } from '../warning-list.ts';
import { parseArpabet } from './arpabet.ts';
import { foldCharacters, foldScript } from './fold-characters.ts';
import { parseEnglishIpa } from '../../../shared/phonetics/english-ipa.ts';
import { listedInitials } from './initialisms.ts';
import { readFolded } from './read-folded.ts';
import { readParts, sayAs } from './say-as.ts';
import type { SpokenText } from './spoken-token.ts';
import { TokenWriter } from './token-writer.ts';

/**
 * English text as a narrator says it: words to pronounce, pauses and marks, each with its span (UTF-16 units) of the
 * author's text, in order. `ssml` says whether tags are markup; without it, a text that begins with `<speak` is SSML.
 * Overrides and timed pauses in square brackets work either way; those of `options` win over them. Initials that are in its lexicon are words. Any string is fine: nothing throws, time grows with
 * length, and a text without anything to say gives a warning.
 */
export function normaliseEnglish(text: string, options: Pick<ReadOptions, 'ssml' | 'overrides' | 'lexicon'> = {}): SpokenText {
  const warnings = new WarningList();
  const isSsml = options.ssml ?? looksLikeSsml(text);
  const script = isSsml ? readSsml(text, warnings) : plainScriptText(text);
  const settled = placeOverrides(script, options.overrides ?? [], parseArpabet, warnings);
  const folded = foldScript(readInlineOverrides(settled, parseArpabet, warnings));
  const writer = new TokenWriter();
  const listed = options.lexicon && options.lexicon.size > 0 ? listedInitials(options.lexicon) : undefined;
  for (const reading of readFolded(folded.text, listed)) {
    const span = spanOf(folded, reading.start, reading.end);
    const style = styleAt(folded, reading.start);
    if (reading.kind === 'spoken') writer.parts(reading.parts, span, style);
    else if (reading.kind === 'unreadable') warnUnreadable(text, span, warnings);
    else writeAtom(folded.atoms.get(reading.start), style, writer, warnings);
  }
  if (writer.words === 0) warnings.addFirst('unreadable', 'There is nothing to say in this text.', { start: 0, end: text.length });
  return { tokens: writer.finish(), warnings: warnings.finish() };
}

function writeAtom(atom: Atom | undefined, style: InlineStyle, writer: TokenWriter, warnings: WarningList): void {
  if (!atom) return;
  const { span } = atom;
  if (atom.kind === 'pause') writer.pause(atom);
  else if (atom.kind === 'mark') writer.mark(atom);
  else if (atom.kind === 'given-phones') writer.given(foldCharacters(atom.word), atom.phones, span, style);
  else if (atom.kind === 'substitute') writer.parts(readParts(atom.alias), span, style);
  else if (atom.kind === 'foreign-phones') {
    const parsed = parsePhones(atom.alphabet, atom.phones);
    if ('phones' in parsed) writer.given(foldCharacters(atom.word), parsed.phones, span, style);
    else {
      warnings.add('bad-tag', `${parsed.problem} The word is read as usual.`, span);
      writer.parts(readParts(atom.word), span, style);
    }
  } else {
    const parts = sayAs(atom.content, atom.interpretAs, atom.format);
    if (!parts) warnings.add('bad-tag', `This cannot be said as "${atom.interpretAs.slice(0, 40)}", so it is read as usual.`, span);
    writer.parts(parts ?? readParts(atom.content), span, style);
  }
}

function parsePhones(alphabet: string, phones: string): ReturnType<typeof parseArpabet> {
  if (/^(?:x-)?(?:cmu|arpabet|cmu-arpabet)$/.test(alphabet)) return parseArpabet(phones);
  if (alphabet === 'ipa') return parseEnglishIpa(phones);
  return { problem: `The alphabet "${alphabet.slice(0, 40)}" is not known here; use ipa or x-arpabet.` };
}

function warnUnreadable(text: string, span: TextSpan, warnings: WarningList): void {
  const written = text.slice(span.start, Math.min(span.end, span.start + 20)).toWellFormed();
  warnings.add('unreadable', `An English voice cannot read "${written}".`, span);
}

function spanOf(script: ScriptText, from: number, to: number): TextSpan {
  return { start: script.starts[from] ?? 0, end: script.ends[to - 1] ?? 0 };
}

function styleAt(script: ScriptText, at: number): InlineStyle {
  return script.styles[script.styleOf[at] ?? 0] ?? NEUTRAL;
}

const NEUTRAL: InlineStyle = {};
