import { z } from 'zod';

import { clipsOfLine, cuesOfLine, takesOfLine } from '../../domain/in-order.ts';
import { joinTexts } from '../../domain/join-texts.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, put, refused, remove } from '../edit.ts';

/** Adds a line's text to the one before it; the slot becomes that of both, and the cues of both are spoken by it. */
export const joinLines = defineCommand({
  name: 'line.join',
  arguments: z.object({ id: z.string(), nextId: z.string() }),
  run(document, { id, nextId }) {
    const line = needUnlocked(document, id);
    const next = needUnlocked(document, nextId);
    if (id === nextId) throw refused('A line cannot be joined with itself.');
    const head = line.text.trimEnd();
    const text = joinTexts(head, next.text.trimStart());
    if (text.length > 20_000) throw refused('The joined line would be longer than a line may be.');
    const shift = text.length - next.text.trimEnd().length - (next.text.length - next.text.trimEnd().length);
    const moved = next.overrides.map((override) => ({ ...override, start: override.start + shift, end: override.end + shift }));
    const slot =
      line.slot && next.slot
        ? { startSample: Math.min(line.slot.startSample, next.slot.startSample), endSample: Math.max(line.slot.endSample, next.slot.endSample) }
        : (line.slot ?? next.slot);
    return [
      put('lines', { ...line, text, slot, overrides: [...line.overrides, ...moved] }),
      ...cuesOfLine(document, nextId).map((cue) =>
        put('cues', { ...cue, lineId: id, span: { start: Math.max(0, cue.span.start + shift), end: Math.min(text.length, Math.max(0, cue.span.end + shift)) } }),
      ),
      ...clipsOfLine(document, nextId).map((clip) => remove('clips', clip.id)),
      ...takesOfLine(document, nextId).map((take) => remove('takes', take.id)),
      ...(document.deliveries.has(nextId) ? [remove('deliveries', nextId)] : []),
      remove('lines', nextId),
    ];
  },
});
