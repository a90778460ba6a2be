import { cuesOfFile } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { canAccept } from '../../../src-main/shared/script/merge-commands.ts';
import type { MergeEntry, MergeKind, MergePlan } from '../../../src-main/shared/script/plan-merge.ts';
import { MERGE_KINDS } from '../../../src-main/shared/script/plan-merge.ts';

/** All of the script, or the lines of one subtitle file. */
export type Scope = { readonly fileId: string | null; readonly name: string };

/** What a version can be compared with. One choice is none. */
export function scopesOf(document: ProjectDocument, whole: string): Scope[] {
  const all: Scope = { fileId: null, name: whole };
  const files = [...document.subtitleFiles.values()].map(({ id, name }): Scope => ({ fileId: id, name }));
  const [only] = files;
  const covered = only?.fileId != null && files.length === 1 && linesOfScope(document, only.fileId)?.size === document.lines.size;
  return covered ? [all] : [all, ...files];
}

/** A version is taken for the next one of the file that has its name, or of the only file that there is; a script for that of all. */
export function likelyScope(document: ProjectDocument, scopes: readonly Scope[], fileName: string | null): string | null {
  if (fileName === null) return null;
  const named = [...document.subtitleFiles.values()].find(({ name }) => name === fileName);
  const only = document.subtitleFiles.size === 1 ? [...document.subtitleFiles.keys()][0] : undefined;
  return scopes.find(({ fileId }) => fileId !== null && fileId === (named?.id ?? only))?.fileId ?? null;
}

/** undefined for all of the script. */
export function linesOfScope(document: ProjectDocument, fileId: string | null): ReadonlySet<string> | undefined {
  return fileId === null ? undefined : new Set(cuesOfFile(document, fileId).map(({ lineId }) => lineId));
}

/** Holds for an entry however often the plan is made anew. */
export function entryKey({ lineId, incoming }: Pick<MergeEntry, 'lineId' | 'incoming'>): string {
  return lineId ?? `new ${String(incoming)}`;
}

/** Ids of what is taken: all that can be, but for what the author keeps as it is. */
export function acceptedOf(plan: MergePlan, kept: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(plan.entries.flatMap((entry) => (canAccept(entry) && !kept.has(entryKey(entry)) ? [entry.id] : [])));
}

export function countsOf(entries: readonly MergeEntry[]): Readonly<Record<MergeKind, number>> {
  const counts = { same: 0, changed: 0, moved: 0, new: 0, removed: 0 };
  for (const { kind } of entries) counts[kind] += 1;
  return counts;
}

export type CompareFilter = 'differences' | MergeKind;
export const COMPARE_FILTERS: readonly CompareFilter[] = ['differences', ...MERGE_KINDS];

export function filtered(entries: readonly MergeEntry[], filter: CompareFilter): readonly MergeEntry[] {
  return entries.filter(({ kind }) => (filter === 'differences' ? kind !== 'same' : kind === filter));
}
