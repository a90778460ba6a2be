import { carryDrawing, type Drawing } from '../../shared/domain/carry-drawing.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';

/**
 * A delivery with a drawing on it, as far as its phones are still there: one that was made on other tokens follows those of
 * `symbols`, the token stream of the line as it reads now.
 */
export function drawnOnTokens(delivery: Delivery, drawing: Drawing | undefined, symbols: readonly string[]): Delivery {
  if (!drawing) return delivery;
  const { edits } = carryDrawing(drawing, symbols);
  const phones = new Map(delivery.phones);
  for (const [token, edit] of Object.entries(edits)) phones.set(Number(token), { ...phones.get(Number(token)), ...edit });
  return { ...delivery, phones };
}
