import { z } from 'zod';

import { asset } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needNew, put } from '../edit.ts';

export const addAsset = defineCommand({
  name: 'asset.add',
  arguments: z.object({ asset }),
  run(document, { asset: added }) {
    needNew(document, 'assets', added.id);
    return [put('assets', added)];
  },
});
