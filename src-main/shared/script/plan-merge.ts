import { charactersInOrder, linesInOrder, takesOfLine } from '../domain/in-order.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import type { Character, Line } from '../domain/project-rows.ts';
import { lineState } from '../domain/recipe.ts';
import { samplesOfMs } from '../domain/time.ts';
import { alignLines } from './align-lines.ts';
import type { CastChoice, CastPlan } from './cast-memory.ts';
import { planCast, speakerKey } from './cast-memory.ts';
import { longestAscending } from './in-order-matches.ts';
import type { NewCharacter } from './new-character.ts';
import type { SpokenLine } from './spoken-lines.ts';
import { sameText } from './text-likeness.ts';

export const MERGE_KINDS = ['same', 'changed', 'moved', 'new', 'removed'] as const;
/** `changed`: what is said, by whom, or for how long. `moved`: only when, or between which lines; its take stays good. */
export type MergeKind = (typeof MERGE_KINDS)[number];

export interface MergeSide {
  readonly text: string;
  readonly characterId: string;
  readonly slot: Line['slot'];
  /** Place in the script, or in the file, from 0. */
  readonly number: number;
}

export interface MergeEntry {
  /** The line's id, or one made up for a new line. */
  readonly id: string;
  readonly kind: MergeKind;
  /** null for a new line. */
  readonly lineId: string | null;
  /** Place among the incoming lines; null for a line that is gone from them. */
  readonly incoming: number | null;
  readonly old: MergeSide | null;
  readonly new: MergeSide | null;
  readonly differs: { readonly text: boolean; readonly character: boolean; readonly slot: boolean; readonly place: boolean };
  /** Why it stays as it is whatever comes in: the line is locked, or it would go and one of its takes is locked. */
  readonly keptBecause: 'locked' | 'lockedTake' | null;
  /** What it brings leaves no take that says what the line says then. */
  readonly rendersAgain: boolean;
}

export interface MergePlan extends Pick<CastPlan, 'aliases'> {
  /** In the order of the incoming lines; each removed line behind the one that it stands behind now. */
  readonly entries: readonly MergeEntry[];
  readonly incoming: readonly SpokenLine[];
  readonly characters: readonly NewCharacter[];
}

export interface PlanMergeOptions {
  /** The lines that the new version is of; all of the script unless told. */
  readonly lineIds?: ReadonlySet<string>;
  readonly choices?: ReadonlyMap<string, CastChoice>;
  /** Voice of new characters. */
  readonly voiceId: string;
  /** Name of who says what nobody else says. */
  readonly someone: string;
  readonly newId: () => string;
}

/** A slot that is so much longer or shorter keeps its length: fitted speech is no more exact than that. */
const LENGTH_TOLERANCE_SAMPLES = samplesOfMs(10);

/**
 * What a second version of a script or a subtitle file would change in a project. Lines without words are no part of it.
 * Times that a script does not have and speakers that it does not name stay as they are.
 */
export function planMerge(document: ProjectDocument, incoming: readonly SpokenLine[], options: PlanMergeOptions): MergePlan {
  const all = linesInOrder(document);
  const present = all.filter(({ id, text }) => text.trim() !== '' && (options.lineIds?.has(id) ?? true));
  const numbers = new Map(all.map(({ id }, number) => [id, number]));
  const cast = charactersInOrder(document);
  const { characterIds, characters, aliases } = planCast(incoming.flatMap(({ speaker }) => speaker ?? []), cast, options);
  const speakerOf = ({ speaker }: SpokenLine): string | null => (speaker === null ? null : (characterIds.get(speakerKey(speaker)) ?? null));
  const matches = alignLines(
    present.map(({ text, characterId, slot }) => ({ text, speaker: characterId, slot })),
    incoming.map((line) => ({ text: line.text, speaker: speakerOf(line), slot: line.slot })),
  );
  const inPlace = new Set(longestAscending(matches, (match) => match.before));
  const lineAt = new Map(matches.map((match) => [match.after, { line: present[match.before], moved: !inPlace.has(match) }]));
  const kept = new Set(matches.map((match) => match.before));
  const someoneElse = nobody(cast, options);
  let speaking: string | null = null;
  const made = incoming.map((line, number): MergeEntry => {
    const match = lineAt.get(number);
    const characterId: string = speakerOf(line) ?? match?.line?.characterId ?? speaking ?? someoneElse.characterId;
    speaking = characterId;
    return match?.line ? meeting(match.line, line, match.moved, characterId, number) : { ...NEITHER, id: options.newId(), kind: 'new', incoming: number, new: { text: line.text, characterId, slot: line.slot, number }, rendersAgain: true };
  });
  const extra = someoneElse.character && made.some((entry) => entry.new?.characterId === someoneElse.characterId) ? [someoneElse.character] : [];
  const newCharacters = [...characters, ...extra];
  return { entries: judged(document, newCharacters, withRemoved(made, present, kept)), incoming, characters: newCharacters, aliases };

  function meeting(line: Line, { text, slot }: SpokenLine, moved: boolean, characterId: string, number: number): MergeEntry {
    const newText = sameText(text) === sameText(line.text) ? line.text : text;
    const newSlot = slotBeside(line.slot, slot);
    const differs = { text: newText !== line.text, character: characterId !== line.characterId, slot: !sameSlot(newSlot, line.slot), place: moved };
    const longer = lengthOf(newSlot) !== lengthOf(line.slot);
    return {
      id: line.id,
      kind: differs.text || differs.character || longer ? 'changed' : differs.slot || moved ? 'moved' : 'same',
      lineId: line.id,
      incoming: number,
      old: sideOf(line),
      new: { text: newText, characterId, slot: newSlot, number },
      differs,
      keptBecause: line.locked ? 'locked' : null,
      rendersAgain: false,
    };
  }

  function sideOf({ id, text, characterId, slot }: Line): MergeSide {
    return { text, characterId, slot, number: numbers.get(id) ?? 0 };
  }

  /** Puts lines that are gone behind the line of the same version that they stand behind now. */
  function withRemoved(entries: readonly MergeEntry[], lines: readonly Line[], matched: ReadonlySet<number>): MergeEntry[] {
    const behind = new Map<string | null, MergeEntry[]>();
    let last: string | null = null;
    lines.forEach((line, place) => {
      if (matched.has(place)) {
        last = line.id;
        return;
      }
      const locked = line.locked ? 'locked' : takesOfLine(document, line.id).some((take) => take.locked) ? 'lockedTake' : null;
      const entry: MergeEntry = { ...NEITHER, id: line.id, kind: 'removed', lineId: line.id, old: sideOf(line), keptBecause: locked };
      behind.set(last, [...(behind.get(last) ?? []), entry]);
    });
    return [...(behind.get(null) ?? []), ...entries.flatMap((entry) => [entry, ...(entry.lineId === null ? [] : (behind.get(entry.lineId) ?? []))])];
  }
}

const NEITHER = { lineId: null, incoming: null, old: null, new: null, differs: { text: false, character: false, slot: false, place: false }, keptBecause: null, rendersAgain: false } as const;

/** Who says what nobody is named for and nobody spoke before: the first of the cast, or somebody new. */
function nobody(cast: readonly Character[], { someone, voiceId, newId }: PlanMergeOptions): { characterId: string; character?: NewCharacter } {
  const [first] = cast;
  if (first) return { characterId: first.id };
  const [character] = planCast([someone], cast, { voiceId, newId }).characters;
  return character ? { characterId: character.id, character } : { characterId: '' };
}

/** Tells which lines would have to be rendered: by the lines as they would be. */
function judged(document: ProjectDocument, newCharacters: readonly NewCharacter[], entries: readonly MergeEntry[]): MergeEntry[] {
  const lines = new Map(document.lines);
  for (const { lineId, new: side } of entries) {
    const line = lines.get(lineId ?? '');
    if (line && side) lines.set(line.id, { ...line, text: side.text, characterId: side.characterId, slot: side.slot, overrides: side.text === line.text ? line.overrides : [] });
  }
  const characters = new Map([...document.characters, ...newCharacters.map((row) => [row.id, { ...row, order: '' }] as const)]);
  const after: ProjectDocument = { ...document, characters, lines };
  return entries.map((entry) =>
    entry.lineId === null || entry.kind !== 'changed' || entry.keptBecause ? entry : { ...entry, rendersAgain: entry.differs.text || lineState(after, entry.lineId) !== 'fresh' },
  );
}

function slotBeside(present: Line['slot'], comes: Line['slot']): Line['slot'] {
  if (!comes) return present;
  const near = present && Math.abs(lengthOf(present) - lengthOf(comes)) <= LENGTH_TOLERANCE_SAMPLES;
  return near ? { startSample: comes.startSample, endSample: comes.startSample + lengthOf(present) } : comes;
}

function sameSlot(a: Line['slot'], b: Line['slot']): boolean {
  return a?.startSample === b?.startSample && a?.endSample === b?.endSample;
}

function lengthOf(slot: Line['slot']): number {
  return slot ? slot.endSample - slot.startSample : 0;
}
