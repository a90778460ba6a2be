import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import type { ProjectSnapshot } from '../../src-main/shared/contract/contract.ts';
import type { ExportSpec } from '../../src-main/shared/contract/views.ts';
import { importCommands, linesOfCues } from '../../src-main/shared/script/lines-of-cues.ts';
import { sentenceGroups } from '../../src-main/shared/script/sentence-groups.ts';
import type { AuthorFolders, StudioWindow } from '../helpers/studio-window.ts';
import { authorFolders, openWindow } from '../helpers/studio-window.ts';

const voiceModule = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;
/** In the way of no writer of ours: a byte order mark, CR LF, numbers that jump, markup, spaces at ends, a line break within a cue. */
const SUBTITLES = [
  '\uFEFF7',
  '00:00:01,040 --> 00:00:03,400',
  'MARA: <i>The tide</i> is coming in. ',
  '',
  '9',
  '00:00:04,000 --> 00:00:05,600',
  'JOSS: Did you leave the lantern',
  '',
  '10',
  '00:00:05,600 --> 00:00:07,200',
  'JOSS: on the',
  'second mooring?',
  '',
  '11',
  '00:00:08,000 --> 00:00:09,000',
  '[music]',
  '',
  '',
].join('\r\n');

let folders: AuthorFolders;
let window: StudioWindow;
let project: ProjectSnapshot;

beforeEach(async () => {
  folders = await authorFolders();
  window = await openWindow(folders, {}, { voiceModule });
  project = await window.connection.request('project.create', { title: 'Harbour' });
});

afterEach(async () => {
  await window.close();
  expect(window.faults).toEqual([]);
  await folders.remove();
});

/** Imports the file as the window does, its sentences joined, and renders every line. */
async function importAndRender(path: string): Promise<void> {
  const read = await window.connection.request('import.subtitles', { path });
  const groups = sentenceGroups(read.cues).map(({ cues }) => cues);
  expect(groups).not.toEqual([]);
  const made = linesOfCues(read, { cast: [], choices: new Map(), voiceId: 'kathleen-en', someone: 'Narrator', newId: randomUUID, groups });
  await window.connection.request('project.commit', { projectId: project.projectId, commitId: randomUUID(), commands: [...importCommands(made, null)], label: 'subtitles.import' });
  const { lineIds } = await window.connection.request('render.enqueueChanged', {});
  expect(lineIds).toHaveLength(2);
  await expect.poll(async () => (await snapshot()).tables.clips.length, { timeout: 10_000 }).toBe(2);
}

const snapshot = (): Promise<ProjectSnapshot> => window.connection.request('project.open', { path: project.path });

async function exportSubtitles(name: string, cueTimes: ExportSpec['cueTimes']): Promise<Buffer> {
  const { jobId } = await window.connection.request('export.start', {
    what: 'voices',
    target: join(folders.home, `${name}.wav`),
    format: { container: 'wav', sampleRate: 48_000, depth: 16 },
    loudness: 'none',
    channels: 1,
    nameTemplate: '{index}',
    collision: 'replace',
    companions: ['srt'],
    ...(cueTimes && { cueTimes }),
    cuePoints: 'none',
    gate: 'off',
    tags: {},
    range: null,
  });
  await window.until('export.changed', ({ id, state }) => id === jobId && (state === 'done' || state === 'failed'));
  return readFile(join(folders.home, `${name}.srt`));
}

it('gives subtitles that nobody changed back byte for byte, with the times that they came with', async () => {
  const path = join(folders.home, 'harbour.srt');
  await writeFile(path, SUBTITLES);
  await importAndRender(path);
  expect(await exportSubtitles('imported', 'imported')).toEqual(await readFile(path));
});

it('else gives them the times when they are heard, and a changed word either way', async () => {
  const path = join(folders.home, 'harbour.srt');
  await writeFile(path, SUBTITLES);
  await importAndRender(path);
  const [line] = (await snapshot()).tables.lines.filter(({ text }) => text.startsWith('The tide'));
  await window.connection.request('project.commit', { projectId: project.projectId, commitId: randomUUID(), commands: [{ name: 'line.setText', arguments: { id: line?.id, text: 'The tide is going out.' } }] });
  const spoken = (await exportSubtitles('spoken', undefined)).toString();
  expect(spoken).toContain('is going out.');
  expect(spoken).not.toContain('00:00:01,040 --> 00:00:03,400');
  const imported = (await exportSubtitles('imported', 'imported')).toString();
  expect(imported).toBe(SUBTITLES.replace('coming in', 'going out'));
});
