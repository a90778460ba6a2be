import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';

import { afterEach, beforeEach, expect, it } from 'vitest';

import type { ProjectSnapshot } from '../../src-main/shared/contract/contract.ts';
import { peaksUrl, soundUrl } from '../../src-main/shared/contract/media-url.ts';
import { parsePeaks } from '../../src-main/shared/contract/peaks-file.ts';
import { readWav } from '../../src-main/media/wav-reader.ts';
import type { AuthorFolders, StudioWindow } from '../helpers/studio-window.ts';
import { authorFolders, openWindow } from '../helpers/studio-window.ts';

let folders: AuthorFolders;
let window: StudioWindow;

beforeEach(async () => {
  folders = await authorFolders();
  window = await openWindow(folders);
});

afterEach(async () => {
  await window.close();
  expect(window.faults).toEqual([]);
  await folders.remove();
});

it('a script is written, rendered by the real voice, undone, redone, closed and found again', async () => {
  const { connection } = window;
  const connected = await connection.request('studio.connect', {});
  const voiceId = connected.voices[0]?.id ?? '';
  expect(connected).toMatchObject({ project: null, recent: [], settings: { defaultFolder: folders.documents } });

  const { projectId, path } = await connection.request('project.create', { title: 'First' });
  expect(await readdir(folders.documents)).toContain('First.vox');
  const { lines: imported } = await connection.request('import.script', { text: 'Mara: You came back.\nJonas: I said I would.', name: 'pasted' });
  const cast = [...new Set(imported.map(({ character }) => character ?? 'Narrator'))].map((name, colour) => ({
    id: randomUUID(),
    name,
    colour,
    voiceId,
    delivery: { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 },
  }));
  const lines = imported.map(({ character, text, slot }) => ({ id: randomUUID(), characterId: cast.find(({ name }) => name === character)?.id ?? '', text, slot }));
  await connection.request('project.commit', {
    projectId,
    commitId: 'c1',
    commands: [{ name: 'script.insert', arguments: { after: null, characters: cast, lines } }],
  });

  const { lineIds } = await connection.request('render.enqueueChanged', {});
  expect(lineIds).toEqual(lines.map(({ id }) => id));
  await window.until('project.changed', () => window.heard('project.changed').filter(({ patches }) => patches.some(({ table }) => table === 'takes')).length === 2);
  expect(await connection.request('render.enqueueChanged', {})).toEqual({ lineIds: [] });

  const rendered = await snapshotOf(path);
  expect(rendered.tables.takes).toHaveLength(2);
  expect(rendered.tables.tracks.map(({ name }) => name).sort()).toEqual(['Jonas', 'Mara']);
  const take = rendered.tables.takes[0];
  if (!take) throw new Error('there is no take');
  expect(take.loudnessLufs).toBeLessThan(-10);
  expect(rendered.tables.clips.find(({ takeId }) => takeId === take.id)).toMatchObject({ lineId: take.lineId, lengthSamples: take.lengthSamples });

  const wav = readWav(await fetched(soundUrl(take.soundId)));
  expect(wav).toMatchObject({ channels: 1, sampleRate: 48_000, encoding: '32f' });
  expect(wav.samples.length).toBe(take.lengthSamples);
  const [finest] = parsePeaks(await fetched(peaksUrl(take.soundId)));
  expect(finest?.values.length).toBe(3 * Math.ceil(take.lengthSamples / 64));
  const detail = await connection.request('take.detail', { takeId: take.id });
  expect(detail.words.map(({ text }) => text.toLowerCase()).join(' ')).toMatch(/you came back|i said i would/);

  await connection.request('project.undo', { projectId });
  expect((await snapshotOf(path)).tables.takes).toHaveLength(1);
  await connection.request('project.redo', { projectId });
  expect(tablesOf(await snapshotOf(path))).toEqual(tablesOf(rendered));

  await connection.request('project.close', {});
  await expect(connection.request('project.undo', { projectId })).rejects.toMatchObject({ code: 'project.none-open' });
  const again = await connection.request('project.open', { path });
  expect(tablesOf(again)).toEqual(tablesOf(rendered));
  expect(again.readOnly).toBe(false);
  // Undo reaches over the restart, back to the empty project.
  while ((await snapshotOf(path)).history.undo !== null) await connection.request('project.undo', { projectId });
  expect((await snapshotOf(path)).tables.lines).toEqual([]);
});

async function snapshotOf(path: string): Promise<ProjectSnapshot> {
  return window.connection.request('project.open', { path });
}

function tablesOf({ tables }: ProjectSnapshot): unknown {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))]));
}

async function fetched(path: string): Promise<Uint8Array> {
  const response = await window.studio.serveMedia({ method: 'GET', path, range: undefined });
  expect(response.status).toBe(200);
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body ?? []) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  expect(bytes.length).toBe(Number(response.headers['content-length']));
  return bytes;
}
