import { z } from 'zod';

import { cuesOfLine } from '../../domain/in-order.ts';
import { ordersAfter } from '../../domain/order-keys.ts';
import type { Cue, Line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needNew, needUnlocked, put, refused } from '../edit.ts';

/**
 * Cuts a line in two at a UTF-16 offset of its text. The slot goes with the first half, unless its cues tell which part of
 * it belongs to which words.
 */
export const splitLine = defineCommand({
  name: 'line.split',
  arguments: z.object({ id: z.string(), at: z.int().nonnegative(), newId: z.string().min(1).max(64) }),
  run(document, { id, at, newId }) {
    const line = needUnlocked(document, id);
    needNew(document, 'lines', newId);
    needNew(document, 'cues', newId);
    const head = line.text.slice(0, at).trimEnd();
    const rest = line.text.slice(at);
    const tail = rest.trimStart();
    if (at > line.text.length || head === '' || tail === '') throw refused('A line is split between two of its words.');
    const cut = at + rest.length - tail.length;
    const [order = ''] = ordersAfter(document.lines, id, 1);
    const moved = line.overrides.filter(({ start }) => start >= cut).map((override) => ({ ...override, start: override.start - cut, end: override.end - cut }));
    const [before, after] = splitCues(cuesOfLine(document, id), { head: head.length, cut, newId });
    const slots = line.slot && before.length > 0 && after.length > 0 ? { first: spanOf(before), second: spanOf(after) } : { first: line.slot, second: null };
    const second: Line = { ...line, id: newId, order, text: tail, slot: slots.second, overrides: moved, takeId: null };
    const changes = document.deliveries.get(id)?.changes;
    return [
      put('lines', { ...line, text: head, slot: slots.first, overrides: line.overrides.filter(({ end }) => end <= head.length) }),
      put('lines', second),
      ...[...before, ...after].map((cue) => put('cues', cue)),
      ...(changes ? [put('deliveries', { id: newId, changes, drawing: null })] : []),
    ];
  },
});

/** A cue that the cut goes through becomes two, its time shared by the letters; the new one takes the new line's id. */
function splitCues(cues: readonly Cue[], { head, cut, newId }: { head: number; cut: number; newId: string }): readonly [Cue[], Cue[]] {
  const before: Cue[] = [];
  const after: Cue[] = [];
  for (const cue of cues) {
    const { start, end } = cue.span;
    if (end <= cut) {
      before.push({ ...cue, span: { start: Math.min(start, head), end: Math.min(end, head) } });
    } else if (start >= cut) {
      after.push({ ...cue, lineId: newId, span: { start: start - cut, end: end - cut } });
    } else {
      const middle = Math.round(cue.startSample + ((cue.endSample - cue.startSample) * (cut - start)) / (end - start));
      before.push({ ...cue, endSample: middle, span: { start, end: head } });
      after.push({ ...cue, id: newId, lineId: newId, part: cue.part + 1, startSample: middle, span: { start: 0, end: end - cut } });
    }
  }
  return [before, after];
}

function spanOf(cues: readonly Cue[]): { startSample: number; endSample: number } | null {
  const startSample = Math.min(...cues.map((cue) => cue.startSample));
  const endSample = Math.max(...cues.map((cue) => cue.endSample));
  return endSample > startSample ? { startSample, endSample } : null;
}
