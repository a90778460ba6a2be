import { mkdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

import { ProjectDatabase } from '../../../src-main/database/project-database.ts';
import { synchronisedBy } from '../../../src-main/database/synchronised-folder.ts';
import { projectOfLines, useFolder } from '../../helpers/project-folder.ts';

const path = useFolder();
const at = (...names: string[]): string => [sep + 'home', ...names].join(sep);

describe('a folder that is synchronised', () => {
  it.each([
    [at('me', 'Dropbox', 'a.vox'), 'Dropbox'],
    [at('me', 'Dropbox (Studio)', 'films', 'a.vox'), 'Dropbox'],
    [at('me', 'OneDrive - Voices Ltd', 'a.vox'), 'OneDrive'],
    [at('me', 'Library', 'Mobile Documents', 'com~apple~CloudDocs', 'a.vox'), 'iCloud Drive'],
    [at('me', '我的坚果云', 'a.vox'), '坚果云'],
    [at('me', 'Documents', 'Dropbox.vox'), undefined],
    [at('me', 'Dropbox export', 'a.vox'), undefined],
  ])('%s', (file, service) => {
    expect(synchronisedBy(file)).toBe(service);
  });

  it('is told when a project in it is opened, which works all the same', () => {
    mkdirSync(path('Dropbox'));
    projectOfLines(path(join('Dropbox', 'a.vox')), 1).close();
    const database = ProjectDatabase.open(path(join('Dropbox', 'a.vox')));
    expect(database.readOnly).toBe(false);
    expect(database.notices).toEqual([expect.stringContaining('a folder of Dropbox')]);
    database.close();
  });
});
