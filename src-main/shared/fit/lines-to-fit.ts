import type { Elasticity } from '../contract/dubbing-views.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import type { FitLine } from './plan-chain.ts';
import type { Placed, Timed, TimedLine } from './slot-order.ts';
import { orderSlots } from './slot-order.ts';

/** Lines of a document that have a slot, in order of time, by id. Made once for the same lines, since a document is never mutated. */
export function placedLines({ lines }: Pick<ProjectDocument, 'lines'>): ReadonlyMap<string, Placed> {
  const known = orders.get(lines);
  if (known) return known;
  const timed = [...lines.values()].flatMap(({ id, characterId, slot }): TimedLine[] => (slot ? [{ lineId: id, characterId, slot }] : []));
  const order = orderSlots(timed);
  orders.set(lines, order);
  return order;
}

const orders = new WeakMap<object, ReadonlyMap<string, Placed>>();

/** Joins a line in time with what is known about its length. */
export function lineToFit(document: Pick<ProjectDocument, 'lines' | 'takes'>, { line, nextStartSample, followingStartSample }: Timed, elasticity: Elasticity | null): Timed<FitLine> {
  const lockedRate = lockedRateOf(document, line.lineId);
  const fit = document.lines.get(line.lineId)?.fit ?? 'fit';
  return { line: { ...line, elasticity, fit, ...(lockedRate !== undefined && { lockedRate }) }, nextStartSample, followingStartSample };
}

/** Speed of a take that is approved and so stays as it is. */
function lockedRateOf({ lines, takes }: Pick<ProjectDocument, 'lines' | 'takes'>, lineId: string): number | undefined {
  const line = lines.get(lineId);
  const take = takes.get(line?.takeId ?? '');
  return take && (line?.locked === true || take.locked) ? take.rate / take.stretch : undefined;
}
