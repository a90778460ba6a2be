import { z } from 'zod';

import { baseDelivery, lineDelivery } from './project-rows.ts';

/** A line's delivery with nothing left to inherit, and the drawing on it. */
export const drawnDelivery = baseDelivery.extend({ drawing: lineDelivery.shape.drawing });
export type DrawnDelivery = z.infer<typeof drawnDelivery>;
