import type { ReadingRisk } from '../../../src-main/shared/contract/dubbing-views.ts';
import { groupRisks } from '../../../src-main/shared/domain/group-risks.ts';

export type RiskKind = ReadingRisk['kind'];

/** Places that are one question: the same spelling, said the same way. */
export interface RiskGroup {
  readonly key: string;
  readonly first: ReadingRisk;
  readonly places: readonly ReadingRisk[];
}

export type GroupOrder = 'script' | 'risk';

/**
 * What is still to be checked, one entry a question.
 * @param keyOf names a question; those in `settled` are left out
 */
export function openGroups(risks: readonly ReadingRisk[], settled: ReadonlySet<string>, keyOf: (risk: ReadingRisk) => string): RiskGroup[] {
  return groupRisks(risks).flatMap((places) => {
    const [first] = places;
    const key = first && keyOf(first);
    return first === undefined || key === undefined || settled.has(key) ? [] : [{ key, first, places }];
  });
}

/** Those of one kind (null: all), in the order of their first place or with the likeliest wrong ones first. */
export function listedGroups(groups: readonly RiskGroup[], kind: RiskKind | null, order: GroupOrder): readonly RiskGroup[] {
  const shown = kind === null ? groups : groups.filter(({ first }) => first.kind === kind);
  return order === 'script' ? shown : shown.toSorted((one, other) => other.first.risk - one.first.risk);
}

export function countKinds(groups: readonly RiskGroup[]): ReadonlyMap<RiskKind, number> {
  const counts = new Map<RiskKind, number>();
  for (const { first } of groups) counts.set(first.kind, (counts.get(first.kind) ?? 0) + 1);
  return counts;
}
