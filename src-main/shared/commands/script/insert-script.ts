import { z } from 'zod';

import { ordersAfter } from '../../domain/order-keys.ts';
import { character, line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, needNew, put, refused } from '../edit.ts';

/** Lines behind a line (first for null), with the characters that are new among them. Cues follow by `subtitles.put`. */
export const insertScript = defineCommand({
  name: 'script.insert',
  arguments: z.object({
    after: z.string().nullable(),
    characters: z.array(character.omit({ order: true })).max(1000),
    lines: z.array(line.pick({ id: true, characterId: true, text: true, slot: true })).min(1).max(50_000),
  }),
  run(document, { after, characters, lines }) {
    if (after !== null) need(document, 'lines', after);
    const last = [...document.characters.values()].reduce<string | null>((id, row) => (id === null || row.order > (document.characters.get(id)?.order ?? '') ? row.id : id), null);
    const characterOrders = ordersAfter(document.characters, last, characters.length);
    const known = new Set([...document.characters.keys(), ...characters.map(({ id }) => id)]);
    const orders = ordersAfter(document.lines, after, lines.length);
    const ids = new Set<string>();
    for (const row of characters) needNew(document, 'characters', row.id);
    return [
      ...characters.map((row, index) => put('characters', { ...row, order: characterOrders[index] ?? '' })),
      ...lines.map((row, index) => {
        needNew(document, 'lines', row.id);
        if (ids.has(row.id) || !known.has(row.characterId)) throw refused('The script names a character that is not there.');
        ids.add(row.id);
        return put('lines', { ...row, order: orders[index] ?? '', fit: 'fit', locked: false, seed: 0, overrides: [], takeId: null });
      }),
    ];
  },
});
