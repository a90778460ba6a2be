import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import type { AuthorFolders, StudioWindow } from '../helpers/studio-window.ts';
import { authorFolders, openWindow } from '../helpers/studio-window.ts';

// With the installed voice and its own front end: what is written to a lexicon here is said by the engine.
let folders: AuthorFolders;
let window: StudioWindow;
let projectId: string;

const LINES = ['Ask the DBA to restart SQL.', 'There were 3 men.', 'Niamh signed it on 3/4/2026.', 'SQL again, and Niamh.'];
const MARA = { id: 'c', name: 'Mara', colour: 0, voiceId: 'kathleen-en', delivery: { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 } };

beforeAll(async () => {
  folders = await authorFolders();
  window = await openWindow(folders);
  ({ projectId } = await window.connection.request('project.create', { path: join(folders.home, 'readings.vox'), title: 'Readings' }));
  await commit('script.insert', { after: null, characters: [MARA], lines: LINES.map((text, index) => ({ id: `l${index}`, characterId: 'c', text, slot: null })) });
}, 60_000);

afterAll(async () => {
  await window.close();
  await folders.remove();
});

let commits = 0;
const commit = (name: string, given: unknown) => window.connection.request('project.commit', { projectId, commitId: `commit-${++commits}`, commands: [{ name, arguments: given }] });
const risky = async (lineIds: string[] | null = null): Promise<string[]> => (await window.connection.request('reading.preflight', { lineIds })).risks.map(({ lineId, written, spoken }) => `${lineId} ${written} = ${spoken}`);

it('a script is gone through in its order, or some of its lines are', async () => {
  const { words } = await window.connection.request('reading.preflight', { lineIds: null });
  expect(words).toBe(19);
  expect(await risky()).toEqual(['l0 DBA = d b a', 'l0 SQL = s q l', 'l2 Niamh = niamh', 'l2 3/4/2026 = march fourth twenty twenty six', 'l3 SQL = s q l', 'l3 Niamh = niamh']);
  expect(await risky(['l3', 'l1', 'gone'])).toEqual(['l3 SQL = s q l', 'l3 Niamh = niamh']);
});

it('words of either lexicon settle every place, an override its own', async () => {
  await commit('lexicon.put', { entry: { id: 'e1', word: 'sql', language: 'en-US', phones: ['S', 'IY1', 'K', 'W', 'AH0', 'L'] } });
  await window.connection.request('globalLexicon.put', { entries: [{ id: 'e2', word: 'niamh', language: 'en-US', phones: ['N', 'IY1', 'V'] }] });
  await commit('line.setOverrides', { id: 'l2', overrides: [{ start: 19, end: 27, phones: ['TH', 'ER1', 'D'] }] });
  expect(await risky()).toEqual(['l0 DBA = d b a']);
  const { words } = await window.connection.request('reading.read', { lineId: 'l3' });
  expect(words.map(({ phones }) => phones.join(' '))).toEqual(expect.arrayContaining(['S IY1 K W AH0 L', 'N IY1 V']));
});

it.each(['csv', 'pls'] as const)('a lexicon goes out as %s and comes back', async (form) => {
  const path = join(folders.home, `words.${form}`);
  await writeFile(path, 'an older file');
  expect(await window.connection.request('lexicon.write', { path, list: 'project' })).toEqual({ words: 1 });
  expect(await window.connection.request('lexicon.read', { path })).toEqual({ words: [{ word: 'sql', language: 'en-US', phones: ['S', 'IY1', 'K', 'W', 'AH0', 'L'] }], report: [] });
  expect(await readFile(path, 'utf8')).not.toContain('older');
});

it('an alias is said by the voice of its language; one that no voice speaks is left out', async () => {
  const path = join(folders.home, 'alias.pls');
  await writeFile(path, '<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xml:lang="en">\n<lexeme><grapheme>www</grapheme><alias>world wide web</alias></lexeme>\n<lexeme xml:lang="fr"><grapheme>tgv</grapheme><alias>train</alias></lexeme></lexicon>');
  const { words, report } = await window.connection.request('lexicon.read', { path });
  expect(words).toEqual([{ word: 'www', language: 'en', phones: 'W ER1 L D W AY1 D W EH1 B'.split(' ') }]);
  expect(report).toEqual([{ fileLine: 3, outcome: 'refused', code: 'alias', subject: 'tgv' }]);
});

it.each([
  ['a folder', '', 'input.file-missing'],
  ['nothing', 'nowhere.csv', 'input.file-missing'],
  ['a document with a type', 'evil.pls', 'input.encoding'],
])('%s is refused as a list of words', async (_, name, code) => {
  await writeFile(join(folders.home, 'evil.pls'), '<!DOCTYPE lexicon [<!ENTITY a SYSTEM "file:///etc/passwd">]><lexicon>&a;</lexicon>');
  const refused = await window.connection.request('lexicon.read', { path: join(folders.home, name) }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(VoxloomError);
  expect(refused).toMatchObject({ code });
});

it('a list of words is written as nothing but CSV or PLS', async () => {
  await expect(window.connection.request('lexicon.write', { path: join(folders.home, 'words.txt'), list: 'global' })).rejects.toMatchObject({ code: 'input.option' });
});
