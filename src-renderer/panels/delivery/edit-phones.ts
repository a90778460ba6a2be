import type { DrawnPhone } from '../../../src-main/shared/domain/project-rows.ts';
import type { Edits, PhoneCell } from './phone-cells.ts';
import { isPause } from './phone-cells.ts';
import { clampPitch, shiftCents } from './pitch-scale.ts';

/** One frame of a voice, rounded up: shorter than this a phone would not be heard. */
export const SHORTEST_PHONE_MS = 11;
const LONGEST_MS = 5000;
/** As far as the lane reaches, either way. */
export const MOST_ENERGY_DB = 12;

/** Sets a length: whole ms, none for a pause, at least a frame for a phone. Neighbours keep theirs; what follows moves. */
export function setLength(edits: Edits, cell: PhoneCell, lengthMs: number): Edits {
  const shortest = isPause(cell) ? 0 : SHORTEST_PHONE_MS;
  return change(edits, cell.index, { durationMs: Math.round(Math.min(Math.max(lengthMs, shortest), LONGEST_MS)) });
}

/** Raises a phone by `cents`: its curve when it has one, else its mean. Nothing happens to what has no pitch. */
export function shiftPitch(edits: Edits, cell: PhoneCell, cents: number): Edits {
  if (!cell.voiced) return edits;
  if (cell.curve) return setCurve(edits, cell.index, cell.curve.map((hz) => shiftCents(hz, cents)));
  return change(edits, cell.index, { f0Hz: hundredths(shiftCents(cell.f0Hz, cents)) });
}

/** Stretches phones so that together they are `byMs` longer, each by its share; a phone keeps at least a frame. */
export function stretch(edits: Edits, cells: readonly PhoneCell[], byMs: number): Edits {
  const totalMs = cells.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  if (totalMs <= 0) return edits;
  return cells.reduce((drawn, cell) => setLength(drawn, cell, cell.lengthMs * (1 + byMs / totalMs)), edits);
}

/** Sets the curve of a phone; it replaces a level pitch. */
export function setCurve(edits: Edits, index: number, curve: readonly number[]): Edits {
  const rest = clearAspect(edits, index, 'pitch')[String(index)];
  return put(edits, index, { ...rest, f0Curve: curve.map((hz) => hundredths(clampPitch(hz))) });
}

/** Sets what is added to a phone's energy, in steps of 0.1 dB; 0 takes the edit away. */
export function setEnergy(edits: Edits, index: number, energyDb: number): Edits {
  const kept = Math.round(Math.min(Math.max(energyDb, -MOST_ENERGY_DB), MOST_ENERGY_DB) * 10) / 10;
  return kept === 0 ? clearAspect(edits, index, 'energy') : change(edits, index, { energyDb: kept });
}

/** What can be drawn on a phone. */
export type Aspect = 'pitch' | 'length' | 'energy';

/** One aspect of a phone back to the plan. */
export function clearAspect(edits: Edits, index: number, aspect: Aspect): Edits {
  const { durationMs, f0Hz, f0Curve, energyDb } = edits[String(index)] ?? {};
  return put(edits, index, {
    ...(aspect !== 'length' && durationMs !== undefined && { durationMs }),
    ...(aspect !== 'pitch' && f0Hz !== undefined && { f0Hz }),
    ...(aspect !== 'pitch' && f0Curve !== undefined && { f0Curve }),
    ...(aspect !== 'energy' && energyDb !== undefined && { energyDb }),
  });
}

/** Phones back to the plan. */
export function clearPhones(edits: Edits, indices: readonly number[]): Edits {
  const gone = new Set(indices.map(String));
  return Object.fromEntries(Object.entries(edits).filter(([index]) => !gone.has(index)));
}

export function isUndrawn(edits: Edits): boolean {
  return Object.keys(edits).length === 0;
}

function change(edits: Edits, index: number, fields: DrawnPhone): Edits {
  return put(edits, index, { ...edits[String(index)], ...fields });
}

function put(edits: Edits, index: number, edit: DrawnPhone): Edits {
  if (Object.keys(edit).length === 0) return clearPhones(edits, [index]);
  return { ...edits, [String(index)]: edit };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
