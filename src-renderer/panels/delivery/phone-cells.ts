import type { PlanView } from '../../../src-main/shared/contract/views.ts';
import type { DrawnPhone } from '../../../src-main/shared/domain/project-rows.ts';

/** What was drawn, by index among the tokens of the plan. */
export type Edits = Readonly<Record<string, DrawnPhone>>;

type PlannedToken = PlanView['tokens'][number];

/** One token of the line as it stands on screen: the plan, and what is drawn on it at this moment. */
export interface PhoneCell {
  readonly index: number;
  readonly symbol: string;
  readonly kind: PlannedToken['kind'];
  /** Index among the plan's words; null for a pause. */
  readonly word: number | null;
  readonly startMs: number;
  readonly lengthMs: number;
  /** Mean pitch. */
  readonly f0Hz: number;
  readonly plannedF0Hz: number;
  /** F0 at equal steps from its start to its end, where it was drawn with the pen. */
  readonly curve: readonly number[] | null;
  /** What the voice and the sliders give it. */
  readonly energyDb: number;
  /** Drawn on top of that; 0 when nothing was. */
  readonly energyEditDb: number;
  /** Whether it has a pitch that one can hear, and so one that can be drawn. */
  readonly voiced: boolean;
  readonly drawn: { readonly length: boolean; readonly pitch: boolean; readonly energy: boolean };
}

/** Of a token's frames, the share that must be voiced for its pitch to be worth a handle. */
const VOICED_SHARE = 0.35;

export function isPause(cell: Pick<PhoneCell, 'kind'>): boolean {
  return cell.kind === 'boundary' || cell.kind === 'edge';
}

/**
 * Lays out the tokens of a plan with `edits` on them, from the first sample on. A drawn length shows at once and moves all
 * that follows, even while the plan is still the one from before the edit.
 */
export function phoneCells(plan: PlanView, edits: Edits): readonly PhoneCell[] {
  let startMs = 0;
  return plan.tokens.map((token, index) => {
    const edit = edits[String(index)] ?? {};
    const lengthMs = edit.durationMs ?? token.lengthMs;
    const curve = edit.f0Curve ?? null;
    const pause = isPause(token);
    const cell: PhoneCell = {
      index,
      symbol: token.symbol,
      kind: token.kind,
      word: token.word,
      startMs,
      lengthMs,
      f0Hz: edit.f0Hz ?? (curve ? meanPitch(curve) : token.f0Hz),
      plannedF0Hz: token.plannedF0Hz,
      curve,
      energyDb: token.energyDb,
      energyEditDb: edit.energyDb ?? 0,
      voiced: !pause && token.voicing >= VOICED_SHARE && token.f0Hz > 0,
      drawn: { length: edit.durationMs !== undefined, pitch: edit.f0Hz !== undefined || curve !== null, energy: (edit.energyDb ?? 0) !== 0 },
    };
    startMs += lengthMs;
    return cell;
  });
}

export function totalMsOf(cells: readonly PhoneCell[]): number {
  const last = cells.at(-1);
  return last ? last.startMs + last.lengthMs : 0;
}

/** Mean of a curve in log F0, which is what a listener hears as its height. */
function meanPitch(curve: readonly number[]): number {
  return Math.exp(curve.reduce((sum, hz) => sum + Math.log(hz), 0) / Math.max(1, curve.length));
}

/** Whether a cell takes part in the line at all: pauses of no length are only places where one could be. */
function isSeen(cell: PhoneCell): boolean {
  return cell.lengthMs > 0;
}

/** Tokens of the same word, or the pause alone. */
export function wordOf(cells: readonly PhoneCell[], index: number): readonly number[] {
  const cell = cells[index];
  if (!cell) return [];
  return cell.word === null ? [index] : cells.filter(({ word }) => word === cell.word).map((member) => member.index);
}

/** The cell that sounds at `ms`; the nearest one beyond the ends. */
export function cellAt(cells: readonly PhoneCell[], ms: number): PhoneCell | undefined {
  return cells.find((cell) => isSeen(cell) && ms < cell.startMs + cell.lengthMs) ?? cells.findLast(isSeen);
}
