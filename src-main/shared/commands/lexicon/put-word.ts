import { z } from 'zod';

import { lexiconEntry } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { put, remove } from '../edit.ts';

/** Adds or changes a word; an older entry for the same word of the same language makes way. */
export const putWord = defineCommand({
  name: 'lexicon.put',
  arguments: z.object({ entry: lexiconEntry }),
  run(document, { entry }) {
    const former = [...document.lexicon.values()].filter(({ id, word, language }) => id !== entry.id && word === entry.word && language === entry.language);
    return [...former.map(({ id }) => remove('lexicon', id)), put('lexicon', entry)];
  },
});
