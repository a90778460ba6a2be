import { z } from 'zod';

import { ordersAfter } from '../../domain/order-keys.ts';
import { character } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, needNew, put } from '../edit.ts';

export const addCharacter = defineCommand({
  name: 'character.add',
  arguments: z.object({ character: character.omit({ order: true }), after: z.string().nullable() }),
  run(document, { character: added, after }) {
    needNew(document, 'characters', added.id);
    if (after !== null) need(document, 'characters', after);
    const [order = ''] = ordersAfter(document.characters, after, 1);
    return [put('characters', { ...added, order })];
  },
});
