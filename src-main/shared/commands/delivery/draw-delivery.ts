import { z } from 'zod';

import { lineDelivery } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, refused } from '../edit.ts';
import { putDelivery } from './put-delivery.ts';

/** Replaces what is drawn on a line's phones. */
export const drawDelivery = defineCommand({
  name: 'delivery.draw',
  arguments: z.object({ lineId: z.string(), drawing: lineDelivery.shape.drawing }),
  run(document, { lineId, drawing }) {
    needUnlocked(document, lineId);
    if (drawing && Object.keys(drawing.edits).some((index) => Number(index) >= drawing.symbols.length)) {
      throw refused('What was drawn lies outside the line.');
    }
    const kept = drawing && Object.keys(drawing.edits).length > 0 ? drawing : null;
    return [putDelivery({ id: lineId, changes: document.deliveries.get(lineId)?.changes ?? {}, drawing: kept })];
  },
});
