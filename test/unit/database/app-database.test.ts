import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { AppDatabase } from '../../../src-main/database/app-database.ts';
import { openConnection } from '../../../src-main/database/connection.ts';
import { DEFAULT_APP_SETTINGS } from '../../../src-main/shared/contract/views.ts';
import { useFolder } from '../../helpers/project-folder.ts';

const path = useFolder();

describe("the program's own database", () => {
  it('begins with the defaults and keeps what is changed', () => {
    let database = AppDatabase.open(path('app.db'));
    expect([database.settings(), database.notices]).toEqual([DEFAULT_APP_SETTINGS, []]);
    const changed = database.changeSettings({ theme: 'dark', keys: { play: 'Space', stop: null }, layout: { scriptWidth: 320 } });
    expect(changed).toEqual({ ...DEFAULT_APP_SETTINGS, theme: 'dark', keys: { play: 'Space', stop: null }, layout: { scriptWidth: 320 } });
    expect(() => database.changeSettings({ theme: 'pink' as never })).toThrow();
    database.close();
    database = AppDatabase.open(path('app.db'));
    expect(database.settings()).toEqual(changed);
    database.close();
  });

  it('lists recent projects latest first, at most fifty, and forgets one', () => {
    const database = AppDatabase.open(path('app.db'));
    for (let at = 0; at < 60; at += 1) database.rememberProject({ path: `/p/${at}.vox`, title: `P ${at}`, openedAtMs: at });
    database.rememberProject({ path: '/p/20.vox', title: 'Again', openedAtMs: 1000 });
    database.forgetProject('/p/59.vox');
    const recent = database.recentProjects();
    expect(recent).toHaveLength(49);
    expect(recent.slice(0, 2)).toEqual([
      { path: '/p/20.vox', title: 'Again', openedAtMs: 1000 },
      { path: '/p/58.vox', title: 'P 58', openedAtMs: 58 },
    ]);
    database.close();
  });

  it('keeps the global lexicon', () => {
    const database = AppDatabase.open(path('app.db'));
    const entry = { id: 'w', word: 'voxloom', language: 'en-US', phones: ['V', 'AA1', 'K', 'S'] };
    database.putLexiconEntries([{ ...entry, phones: ['V'] }]);
    database.putLexiconEntries([entry]);
    expect(database.lexicon()).toEqual([entry]);
    database.removeLexiconEntry('w');
    expect(database.lexicon()).toEqual([]);
    database.close();
  });

  it('is shared by two windows', () => {
    const [first, second] = [AppDatabase.open(path('app.db')), AppDatabase.open(path('app.db'))];
    first.changeSettings({ tourSeen: true });
    second.changeSettings({ theme: 'light' });
    expect(first.settings()).toMatchObject({ tourSeen: true, theme: 'light' });
    first.close();
    second.close();
  });

  it('is set aside and begun anew when it is damaged, and the program starts all the same', () => {
    AppDatabase.open(path('app.db')).close();
    const whole = readFileSync(path('app.db'));
    const damages: ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.fill(0, 0, 16),
      (bytes) => bytes.fill(0x5a, 120, 4096),
      (bytes) => bytes.subarray(0, 5000),
      () => Buffer.from('not a database at all, but long enough to have a header'.repeat(9)),
    ];
    for (const [index, damage] of damages.entries()) {
      writeFileSync(path('app.db'), damage(Buffer.from(whole)));
      const database = AppDatabase.open(path('app.db'));
      expect(database.notices).toEqual([expect.stringContaining('damaged')]);
      expect(database.settings()).toEqual(DEFAULT_APP_SETTINGS);
      database.changeSettings({ theme: 'dark' });
      database.close();
      expect(readdirSync(path('.')).filter((name) => name.includes('.damaged-'))).toHaveLength(index + 1);
    }
  });

  it('takes the default for a single setting that cannot be read', () => {
    const database = AppDatabase.open(path('app.db'));
    database.changeSettings({ theme: 'dark', language: 'zh-CN' });
    const side = openConnection(path('app.db'));
    side.exec(`UPDATE settings SET value = '{"' WHERE name = 'theme'`);
    side.close();
    expect(database.settings()).toEqual({ ...DEFAULT_APP_SETTINGS, language: 'zh-CN' });
    database.close();
  });
});
