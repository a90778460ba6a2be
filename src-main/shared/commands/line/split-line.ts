import { z } from 'zod';

import { ordersAfter } from '../../domain/order-keys.ts';
import { defineCommand } from '../command.ts';
import { needNew, needUnlocked, put, refused } from '../edit.ts';

/** Cuts a line in two at a UTF-16 offset of its text. The slot goes with the first half. */
export const splitLine = defineCommand({
  name: 'line.split',
  arguments: z.object({ id: z.string(), at: z.int().nonnegative(), newId: z.string().min(1).max(64) }),
  run(document, { id, at, newId }) {
    const line = needUnlocked(document, id);
    needNew(document, 'lines', newId);
    const head = line.text.slice(0, at).trimEnd();
    const rest = line.text.slice(at);
    const tail = rest.trimStart();
    if (at > line.text.length || head === '' || tail === '') throw refused('A line is split between two of its words.');
    const cut = at + rest.length - tail.length;
    const [order = ''] = ordersAfter(document.lines, id, 1);
    const moved = line.overrides.filter(({ start }) => start >= cut).map((override) => ({ ...override, start: override.start - cut, end: override.end - cut }));
    const second = { ...line, id: newId, order, text: tail, slot: null, overrides: moved, takeId: null };
    const changes = document.deliveries.get(id)?.changes;
    return [
      put('lines', { ...line, text: head, overrides: line.overrides.filter(({ end }) => end <= head.length) }),
      put('lines', second),
      ...(changes ? [put('deliveries', { id: newId, changes, drawing: null })] : []),
    ];
  },
});
