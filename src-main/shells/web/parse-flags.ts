import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

export interface WebFlags {
  readonly projectPath?: string;
  readonly port: number;
  readonly browser: boolean;
  readonly stay: boolean;
  readonly dataFolder?: string;
  readonly documentsFolder?: string;
}

const WEB_USAGE = `Usage: npm start -- [project.vox] [options]

  --no-browser                open no window: tell the address instead
  --stay                      go on when the last window is gone, until Ctrl+C
  --port <number>             listen to this port of this machine; any free one without
  --data-folder <folder>      where settings are kept
  --documents-folder <folder> where projects go that were not given a place`;

/** @throws VoxloomError `input.option` for what is not one of the options in `WEB_USAGE`. */
export function parseFlags(args: readonly string[], workingFolder: string): WebFlags {
  const { values, positionals } = parsed(args);
  const port = Number(values.port ?? '0');
  if (!/^\d+$/.test(values.port ?? '0') || port > 65_535) throw new VoxloomError('input.option', `"${values.port ?? ''}" is no port: it must be a number up to 65535.`);
  const { 'data-folder': data, 'documents-folder': documents } = values;
  const [project, ...more] = positionals;
  if (more.length > 0) throw new VoxloomError('input.option', 'Voxloom opens one project at a time. Start it again for another.');
  return {
    port,
    browser: !values['no-browser'],
    stay: values.stay,
    ...(project !== undefined && { projectPath: resolve(workingFolder, project) }),
    ...(data !== undefined && { dataFolder: resolve(workingFolder, data) }),
    ...(documents !== undefined && { documentsFolder: resolve(workingFolder, documents) }),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'no-browser': { type: 'boolean', default: false },
        stay: { type: 'boolean', default: false },
        port: { type: 'string' },
        'data-folder': { type: 'string' },
        'documents-folder': { type: 'string' },
      },
    });
  } catch (cause) {
    throw new VoxloomError('input.option', `${cause instanceof Error ? cause.message : 'An option is wrong'}\n\n${WEB_USAGE}`, { cause });
  }
}
