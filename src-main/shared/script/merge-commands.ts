import type { CommandCall } from '../commands/run-commands.ts';
import { charactersInOrder, cuesOfLine, linesInOrder } from '../domain/in-order.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import type { Cue, Line, SubtitleFile } from '../domain/project-rows.ts';
import { rebaseCues } from '../domain/rebase-cues.ts';
import type { NewLine } from './lines-of-cues.ts';
import type { MergeEntry, MergePlan } from './plan-merge.ts';

export interface MergeCommandsOptions {
  /** The file that the incoming lines are of; it takes the place of the one that the lines had. None for a script. */
  readonly file?: Omit<SubtitleFile, 'id'>;
  readonly newId: () => string;
}

/** What a person can take or leave. */
export function canAccept({ kind, keptBecause }: MergeEntry): boolean {
  return kind !== 'same' && keptBecause === null;
}

/**
 * The edits that make of the project what was accepted of the plan, for one commit with the label `script.merge`. What was
 * not accepted, and whatever is locked, stays as it is; the cues of the new file are tied to the lines all the same. Empty
 * where nothing would change.
 *
 * @param accepted ids of entries.
 */
export function mergeCommands(document: ProjectDocument, plan: MergePlan, accepted: ReadonlySet<string>, { file, newId }: MergeCommandsOptions): CommandCall[] {
  const taken = plan.entries.filter((entry) => canAccept(entry) && accepted.has(entry.id));
  const calls = [...castCalls(document, plan, taken), ...lineCalls(taken), ...orderCalls(document, plan, taken), ...(file ? fileCalls(document, plan, new Set(taken), file, newId) : [])];
  const removed = taken.flatMap(({ kind, lineId }) => (kind === 'removed' && lineId !== null ? [lineId] : []));
  return removed.length === 0 ? calls : [...calls, { name: 'line.remove', arguments: { ids: removed } }];
}

/** Lines that a merge leaves without a take that says what they say. */
export function linesToRender(plan: MergePlan, accepted: ReadonlySet<string>): string[] {
  return plan.entries.flatMap((entry) => (entry.rendersAgain && canAccept(entry) && accepted.has(entry.id) ? [entry.id] : []));
}

function castCalls(document: ProjectDocument, { characters, aliases }: MergePlan, taken: readonly MergeEntry[]): CommandCall[] {
  const speaking = new Set(taken.flatMap((entry) => (entry.kind === 'new' || entry.differs.character ? (entry.new?.characterId ?? []) : [])));
  let after = charactersInOrder(document).at(-1)?.id ?? null;
  const added = characters
    .filter(({ id }) => speaking.has(id))
    .map((character) => {
      const call = { name: 'character.add', arguments: { character, after } };
      after = character.id;
      return call;
    });
  return [...added, ...aliases.map(({ id, aliases: names }) => ({ name: 'character.change', arguments: { id, changes: { aliases: names } } }))];
}

function lineCalls(taken: readonly MergeEntry[]): CommandCall[] {
  const texts: Pick<Line, 'id' | 'text'>[] = [];
  const slots: { id: string; slot: NonNullable<Line['slot']> }[] = [];
  const speakers = new Map<string, string[]>();
  for (const { lineId, new: side, differs } of taken) {
    if (lineId === null || side === null) continue;
    if (differs.text) texts.push({ id: lineId, text: side.text });
    if (differs.slot && side.slot) slots.push({ id: lineId, slot: side.slot });
    if (differs.character) speakers.set(side.characterId, [...(speakers.get(side.characterId) ?? []), lineId]);
  }
  return [
    ...(texts.length > 0 ? [{ name: 'script.replaceText', arguments: { edits: texts } }] : []),
    ...[...speakers].map(([characterId, ids]) => ({ name: 'line.assign', arguments: { ids, characterId } })),
    ...(slots.length > 0 ? [{ name: 'script.retime', arguments: { edits: slots } }] : []),
  ];
}

/**
 * New lines and lines that changed places, each behind the one that it follows in the incoming version. Lines that keep
 * their order stay where they are, and so do those around them that are no part of this.
 */
function orderCalls(document: ProjectDocument, { entries }: MergePlan, taken: readonly MergeEntry[]): CommandCall[] {
  const going = new Set(taken);
  const order = linesInOrder(document);
  const places = new Map(order.map(({ id }, place) => [id, place]));
  const first = entries.reduce((least, { lineId, differs }) => (lineId === null || differs.place ? least : Math.min(least, places.get(lineId) ?? least)), order.length);
  const steps: { kind: 'insert' | 'move'; after: string | null; lines: NewLine[]; ids: string[] }[] = [];
  let after = order[first - 1]?.id ?? null;
  // Behind what comes now, without a line that stays between.
  let chained = false;
  for (const entry of entries) {
    const { kind, lineId, new: side, differs } = entry;
    if (side === null || (kind === 'new' && !going.has(entry))) continue;
    const last = chained ? steps.at(-1) : undefined;
    if (lineId === null) {
      const line = { id: entry.id, characterId: side.characterId, text: side.text, slot: side.slot };
      if (last?.kind === 'insert') last.lines.push(line);
      else steps.push({ kind: 'insert', after, lines: [line], ids: [] });
    } else if (!differs.place) {
      chained = false;
      after = lineId;
      continue;
    } else if (!going.has(entry)) continue;
    else if (last?.kind === 'move' && (places.get(last.ids.at(-1) ?? '') ?? 0) < (places.get(lineId) ?? 0)) last.ids.push(lineId);
    else steps.push({ kind: 'move', after, lines: [], ids: [lineId] });
    chained = true;
    after = entry.id;
  }
  return steps.map(({ kind, after: anchor, lines, ids }) =>
    kind === 'insert' ? { name: 'script.insert', arguments: { after: anchor, characters: [], lines } } : { name: 'line.move', arguments: { ids, after: anchor } },
  );
}

function fileCalls(document: ProjectDocument, { entries, incoming }: MergePlan, taken: ReadonlySet<MergeEntry>, file: Omit<SubtitleFile, 'id'>, newId: () => string): CommandCall[] {
  const present = entries.flatMap(({ lineId }) => (lineId === null ? [] : cuesOfLine(document, lineId)));
  const [fileId = newId(), ...others] = new Set(present.map((cue) => cue.fileId));
  const cues = entries.flatMap((entry): Cue[] => {
    if (entry.incoming === null || (entry.kind === 'new' && !taken.has(entry))) return [];
    const comes = incoming[entry.incoming];
    const before = entry.lineId === null ? [] : cuesOfLine(document, entry.lineId);
    const left = entry.kind !== 'same' && entry.kind !== 'new' && !taken.has(entry);
    const text = (left ? entry.old?.text : entry.new?.text) ?? '';
    const made = (comes?.cues ?? []).map((cue, place): Cue => {
      // A line whose times were not taken keeps those of the cues that it had.
      const times = left && before.length === comes?.cues.length ? before[place] : cue;
      return { ...cue, id: idOf(before[place], fileId) ?? newId(), fileId, lineId: entry.id, startSample: times?.startSample ?? cue.startSample, endSample: times?.endSample ?? cue.endSample };
    });
    return rebaseCues(made, comes?.text ?? '', text);
  });
  const known = document.subtitleFiles.get(fileId);
  const unchanged = known?.text === file.text && others.length === 0 && cues.length === present.length && cues.every((cue) => isEqual(cue, document.cues.get(cue.id)));
  if (unchanged || cues.length === 0) return [];
  return [...others.map((id) => ({ name: 'subtitles.remove', arguments: { id } })), { name: 'subtitles.put', arguments: { file: { ...file, id: fileId }, cues } }];
}

/** A cue that is spoken by the same line goes on as the same row. */
function idOf(before: Cue | undefined, fileId: string): string | undefined {
  return before?.fileId === fileId ? before.id : undefined;
}

function isEqual(a: Cue, b: Cue | undefined): boolean {
  return b !== undefined && JSON.stringify(Object.entries(a).sort(byName)) === JSON.stringify(Object.entries(b).sort(byName));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
