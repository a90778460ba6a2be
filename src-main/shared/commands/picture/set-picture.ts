import { picture } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { put, remove } from '../edit.ts';

/** The picture of the project, in place of the one it had. */
export const setPicture = defineCommand({
  name: 'picture.set',
  arguments: picture,
  run: (document, row) => [...[...document.pictures.keys()].filter((id) => id !== row.id).map((id) => remove('pictures', id)), put('pictures', row)],
});
