import { clearAspect, clearPhones, setCurve, setEnergy, setLength, shiftPitch, stretch } from './edit-phones.ts';
import type { Target } from './hit-test.ts';
import type { PenPoint } from './pen-stroke.ts';
import { curvesOfStroke } from './pen-stroke.ts';
import type { Edits, PhoneCell } from './phone-cells.ts';
import { wordOf } from './phone-cells.ts';
import { centsBetween } from './pitch-scale.ts';

/** Where the pointer is, in the units of every lane at once. */
export interface GesturePoint {
  readonly ms: number;
  readonly hz: number;
  readonly energyDb: number;
}

/** A drag that has begun: what it took hold of, and how things stood. */
export interface Gesture {
  readonly target: Target;
  readonly from: GesturePoint;
  readonly cells: readonly PhoneCell[];
  readonly edits: Edits;
  /** What the pen has drawn, in order. */
  readonly stroke: readonly PenPoint[];
}

/** With Shift held, a drag goes in the steps of the keyboard. */
export const STEPS = { lengthMs: 10, cents: 10, largeCents: 50, energyDb: 1 } as const;

export function beginGesture(target: Target, from: GesturePoint, cells: readonly PhoneCell[], edits: Edits): Gesture {
  return { target, from, cells, edits, stroke: [from] };
}

/** The pen goes on to `to`; held straight, it draws one line from where it began. */
export function continueStroke(gesture: Gesture, to: PenPoint, straight: boolean): Gesture {
  const first = gesture.stroke[0] ?? to;
  return { ...gesture, stroke: straight ? [first, to] : [...gesture.stroke, to] };
}

/** How a drag is held. */
export interface GestureHold {
  /** In the steps of the keyboard. */
  readonly stepped: boolean;
  /** The whole word goes along. */
  readonly wholeWord: boolean;
}

/** What is drawn when the pointer of a gesture is at `to`. Depends on where it began and where it is, not on the way. */
export function editsOfGesture(gesture: Gesture, to: GesturePoint, { stepped, wholeWord }: GestureHold): Edits {
  const { target, from, cells, edits } = gesture;
  if (target.kind === 'ruler') return edits;
  if (target.kind === 'pen') {
    let drawn = edits;
    for (const [index, curve] of curvesOfStroke(cells, gesture.stroke)) drawn = setCurve(drawn, index, curve);
    return drawn;
  }
  const cell = cells[target.index];
  if (!cell) return edits;
  const members = wholeWord ? wordCells(cells, cell.index) : [cell];
  const stepTo = (value: number, step: number): number => (stepped ? Math.round(value / step) * step : value);
  switch (target.kind) {
    case 'edge':
    case 'pause': {
      const byMs = to.ms - from.ms;
      if (byMs === 0) return edits;
      if (members.length > 1) return stretch(edits, members, stepTo(byMs, STEPS.lengthMs));
      return setLength(edits, cell, stepTo(cell.lengthMs + byMs, STEPS.lengthMs));
    }
    case 'pitch': {
      const cents = stepTo(centsBetween(from.hz, to.hz), STEPS.largeCents);
      return cents === 0 ? edits : members.reduce((drawn, member) => shiftPitch(drawn, member, cents), edits);
    }
    case 'energy': {
      const byDb = to.energyDb - from.energyDb;
      if (byDb === 0) return edits;
      return members.reduce((drawn, member) => setEnergy(drawn, member.index, stepTo(member.energyEditDb + byDb, STEPS.energyDb)), edits);
    }
    case 'phone':
    case 'word':
      return edits;
  }
}

/** Undoes by a double click what a drag of the same target would do. */
export function clearTarget(target: Target, cells: readonly PhoneCell[], edits: Edits): Edits {
  switch (target.kind) {
    case 'edge':
    case 'pause':
      return clearAspect(edits, target.index, 'length');
    case 'pitch':
    case 'energy':
      return clearAspect(edits, target.index, target.kind);
    case 'phone':
      return clearPhones(edits, [target.index]);
    case 'word':
      return clearPhones(edits, wordOf(cells, target.index));
    case 'pen':
    case 'ruler':
      return edits;
  }
}

export function wordCells(cells: readonly PhoneCell[], index: number): readonly PhoneCell[] {
  return wordOf(cells, index).flatMap((member) => cells[member] ?? []);
}
