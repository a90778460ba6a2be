import type { Patch } from '../../domain/project-document.ts';
import type { LineDelivery } from '../../domain/project-rows.ts';
import { put, remove } from '../edit.ts';

/** A delivery that says nothing of its own is no row. */
export function putDelivery(delivery: LineDelivery): Patch {
  const isEmpty = delivery.drawing === null && Object.keys(delivery.changes).length === 0;
  return isEmpty ? remove('deliveries', delivery.id) : put('deliveries', delivery);
}
