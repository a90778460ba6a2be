import { byOrder } from './order-keys.ts';
import type { ProjectDocument } from './project-document.ts';
import type { Character, Clip, Cue, Line, Take, Track } from './project-rows.ts';

/*
 * Rows as they are read: sorted, and found by what they belong to. Each list is made once a table and kept for as long as
 * the table lives, since a document is never mutated: asking again costs nothing.
 */

export function linesInOrder(document: ProjectDocument): readonly Line[] {
  return once(linesOf, document.lines, sorted);
}

/** Place of each line in the script, from 0. */
export function lineNumbers(document: ProjectDocument): ReadonlyMap<string, number> {
  return once(numbersOf, document.lines, () => new Map(linesInOrder(document).map(({ id }, index) => [id, index])));
}

export function charactersInOrder(document: ProjectDocument): readonly Character[] {
  return once(charactersOf, document.characters, sorted);
}

export function tracksInOrder(document: ProjectDocument): readonly Track[] {
  return once(tracksOf, document.tracks, sorted);
}

/** Clips of a track by their start. */
export function clipsOfTrack(document: ProjectDocument, trackId: string): readonly Clip[] {
  return once(clipsByTrack, document.clips, (clips) => grouped(clips, (clip) => clip.trackId, byStart)).get(trackId) ?? NONE;
}

/** Clips that speak a line, by their start. */
export function clipsOfLine(document: ProjectDocument, lineId: string): readonly Clip[] {
  return once(clipsByLine, document.clips, (clips) => grouped(clips, (clip) => clip.lineId, byStart)).get(lineId) ?? NONE;
}

/** Takes of a line in the order they were made. */
export function takesOfLine(document: ProjectDocument, lineId: string): readonly Take[] {
  return once(takesByLine, document.takes, (takes) => grouped(takes, (take) => take.lineId, (a, b) => a.number - b.number)).get(lineId) ?? NONE;
}

/** Cues that a line speaks, in the order of its text. */
export function cuesOfLine(document: ProjectDocument, lineId: string): readonly Cue[] {
  return once(cuesByLine, document.cues, (cues) => grouped(cues, (cue) => cue.lineId, (a, b) => a.span.start - b.span.start || byFile(a, b))).get(lineId) ?? NONE;
}

/** Cues of a subtitle file as they stand in it. */
export function cuesOfFile(document: ProjectDocument, fileId: string): readonly Cue[] {
  return once(cuesByFile, document.cues, (cues) => grouped(cues, (cue) => cue.fileId, byFile)).get(fileId) ?? NONE;
}

function byFile(a: Cue, b: Cue): number {
  return a.index - b.index || a.part - b.part;
}

/** One empty list for all, so that a view that follows it sees no change. */
const NONE: readonly never[] = [];

const linesOf = new WeakMap<object, readonly Line[]>();
const numbersOf = new WeakMap<object, ReadonlyMap<string, number>>();
const charactersOf = new WeakMap<object, readonly Character[]>();
const tracksOf = new WeakMap<object, readonly Track[]>();
const clipsByTrack = new WeakMap<object, ReadonlyMap<string, readonly Clip[]>>();
const clipsByLine = new WeakMap<object, ReadonlyMap<string, readonly Clip[]>>();
const cuesByLine = new WeakMap<object, ReadonlyMap<string, readonly Cue[]>>();
const cuesByFile = new WeakMap<object, ReadonlyMap<string, readonly Cue[]>>();
const takesByLine = new WeakMap<object, ReadonlyMap<string, readonly Take[]>>();

function once<K extends object, V>(kept: WeakMap<object, V>, key: K, make: (key: K) => V): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  kept.set(key, made);
  return made;
}

function sorted<R extends { readonly id: string; readonly order: string }>(rows: ReadonlyMap<string, R>): readonly R[] {
  return [...rows.values()].sort(byOrder);
}

function grouped<R>(rows: ReadonlyMap<string, R>, keyOf: (row: R) => string | null, compare: (a: R, b: R) => number): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows.values()) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) group.sort(compare);
  return groups;
}

function byStart(a: Clip, b: Clip): number {
  return a.startSample - b.startSample || (a.id < b.id ? -1 : 1);
}
