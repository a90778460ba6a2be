import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import type { ReadingRisk } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { LexiconEntry, Line } from '../../../src-main/shared/domain/project-rows.ts';
import { hearWord, respell } from '../../panels/script/respell.ts';
import { scriptViewOf } from '../../panels/script/script-view.ts';
import { newId } from '../../state/new-id.ts';
import type { Studio } from '../../state/studio.ts';
import type { RiskGroup } from './listed-groups.ts';
import { sentenceOf } from './sentence-of.ts';

/** An override of more would be refused by the reading. */
export const MOST_PHONES = 60;

export type FixScope = 'once' | 'everywhere' | 'always';

export interface FixResult {
  readonly outcome: 'fixed' | 'changed-meanwhile';
  /** Lines that kept their reading because they are approved. */
  readonly locked: number;
}

/**
 * Gives a place, or every place of its group, another reading. A word that a lexicon can hold is fixed everywhere by the
 * project's; figures, signs and homographs by overrides where they stand, in one step of undo.
 */
export async function fixReading(studio: Studio, group: RiskGroup, place: ReadingRisk, phones: readonly string[], scope: FixScope): Promise<FixResult> {
  await scriptViewOf(studio).drafts.flush();
  const document = studio.project.state.get()?.document;
  if (!document) return { outcome: 'changed-meanwhile', locked: 0 };
  const { lexiconWord } = place;
  if (scope === 'always' && lexiconWord !== null) {
    const { entries } = await studio.connection.request('globalLexicon.list', {});
    await studio.connection.request('globalLexicon.put', { entries: [entryFor(lexiconWord, phones, entries, languageOf(studio))] });
    scriptViewOf(studio).globalWords.set((count) => count + 1);
    return { outcome: 'fixed', locked: 0 };
  }
  if (scope === 'everywhere' && lexiconWord !== null) {
    const entry = entryFor(lexiconWord, phones, [...document.lexicon.values()], languageOf(studio));
    await studio.project.commit([{ name: 'lexicon.put', arguments: { entry } }], undefined, 'reading.fixEverywhere');
    return { outcome: 'fixed', locked: 0 };
  }
  const places = scope === 'once' ? [place] : group.places;
  const { commands, locked, moved } = overrideAll(places, (id) => document.lines.get(id), phones);
  if (commands.length === 0) return { outcome: moved > 0 ? 'changed-meanwhile' : 'fixed', locked };
  await studio.project.commit(commands, undefined, scope === 'once' ? undefined : 'reading.fixEverywhere');
  return { outcome: 'fixed', locked };
}

/** Overrides of several places, one command a line. Places whose text is another by now are left alone. */
export function overrideAll(places: readonly ReadingRisk[], lineOf: (id: string) => Line | undefined, phones: readonly string[]): { readonly commands: CommandCall[]; readonly locked: number; readonly moved: number } {
  const lines = new Map<string, Line>();
  const commands = new Map<string, CommandCall>();
  let moved = 0;
  const lockedIds = new Set<string>();
  for (const { lineId, span, written } of places) {
    const line = lines.get(lineId) ?? lineOf(lineId);
    if (line?.text.slice(span.start, span.end) !== written) moved += 1;
    else if (line.locked) lockedIds.add(lineId);
    else {
      const command = respell(line, span, phones);
      commands.set(lineId, command);
      lines.set(lineId, { ...line, overrides: [...line.overrides.filter(({ start, end }) => end <= span.start || start >= span.end), { ...span, phones: [...phones] }] });
    }
  }
  return { commands: [...commands.values()], locked: lockedIds.size, moved };
}

/** A word that is listed already is respelled, not listed twice. */
function entryFor(word: string, phones: readonly string[], entries: readonly LexiconEntry[], language: string): LexiconEntry {
  const known = entries.find((entry) => entry.word === word && primary(entry.language) === primary(language));
  return { id: known?.id ?? newId(), word, language: known?.language ?? language, phones: [...phones] };
}

function languageOf(studio: Studio): string {
  return studio.project.state.get()?.document.settings.get('project')?.language ?? 'en-US';
}

function primary(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

/** Lets the author hear a place in its sentence, said as now or in another way, by the voice of its line. */
export async function hearInSentence(studio: Studio, { lineId, span, written }: ReadingRisk, phones: readonly string[] | null): Promise<void> {
  const text = studio.project.state.get()?.document.lines.get(lineId)?.text ?? '';
  const { before, item, after } = sentenceOf(text, span);
  const canStandInBrackets = !/[[\]|\n]/.test(item) && item.length <= 120 && !/^\s*</.test(text);
  if (phones !== null && !canStandInBrackets) {
    await hearWord(studio, lineId, written, phones);
    return;
  }
  const said = phones === null ? item : `[${item}|${phones.join(' ')}]`;
  const { url } = await studio.connection.request('speech.preview', { lineId, text: before.replace(/^…/, '') + said + after.replace(/…$/, '') });
  await studio.transport.playPreview(url, written);
}
