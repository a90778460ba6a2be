import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { newId } from '../../state/new-id.ts';
import type { Studio } from '../../state/studio.ts';

/** How far a reading reaches: this word of this line, the project, or every project. */
export type RespellScope = 'once' | 'project' | 'always';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Says one stretch of a line with `phones`; what was said of any part of it before makes way. */
export function respell(line: Line, span: Span, phones: readonly string[]): CommandCall {
  const others = line.overrides.filter(({ start, end }) => end <= span.start || start >= span.end);
  return { name: 'line.setOverrides', arguments: { id: line.id, overrides: [...others, { start: span.start, end: span.end, phones: [...phones] }] } };
}

/** Gives a stretch of a line back to its own reading. */
export function withoutOverride(line: Line, span: Span): CommandCall {
  return { name: 'line.setOverrides', arguments: { id: line.id, overrides: line.overrides.filter(({ start, end }) => end <= span.start || start >= span.end) } };
}

interface Respelling {
  readonly scope: 'project' | 'always';
  /** As it stands in the text. */
  readonly word: string;
  readonly phones: readonly string[];
  readonly language: string;
}

/** Puts a word into the project's lexicon or into the author's own. */
export async function respellEverywhere(studio: Studio, { scope, word, phones, language }: Respelling): Promise<void> {
  const entry = { id: newId(), word: word.toLowerCase(), language, phones: [...phones] };
  if (scope === 'project') await studio.project.commit([{ name: 'lexicon.put', arguments: { entry } }]);
  else await studio.connection.request('globalLexicon.put', { entries: [entry] });
}

/** Phones of an ordinary spelling, by the line's own language and voice; null where it has none. */
export async function phonesOfSpelling(studio: Studio, lineId: string, spelling: string): Promise<readonly string[] | null> {
  if (spelling.trim() === '') return null;
  try {
    const { words } = await studio.connection.request('reading.read', { lineId, text: spelling });
    const phones = words.flatMap((word) => word.phones);
    return phones.length > 0 ? phones : null;
  } catch {
    return null;
  }
}

/** Lets the author hear a word with these phones, in the voice of its line. */
export async function hearWord(studio: Studio, lineId: string, word: string, phones: readonly string[]): Promise<void> {
  const spelled = word.replace(/[<>&"]/g, '');
  const { url } = await studio.connection.request('speech.preview', {
    lineId,
    text: `<speak><phoneme alphabet="x-arpabet" ph="${phones.join(' ')}">${spelled}</phoneme></speak>`,
  });
  await studio.transport.playPreview(url, word);
}
