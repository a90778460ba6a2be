import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { readCastFile } from '../../../../src-main/services/headless/read-cast-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-cast-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string): Promise<unknown> {
  const path = join(folder, 'cast.json');
  await writeFile(path, text);
  return Object.fromEntries(await readCastFile(path, ['kathleen-en', 'tone']));
}

it('reads a voice, and a voice with how it speaks', async () => {
  expect(await read('\uFEFF{"Mara": "kathleen-en", "Joss": {"voice": "tone", "pitch": 2, "pace": 1.05, "range": 0.5, "energy": -3}}')).toEqual({
    Mara: { voice: 'kathleen-en' },
    Joss: { voice: 'tone', pitchSemitones: 2, pace: 1.05, range: 0.5, energyDb: -3 },
  });
});

it.each([
  ['no JSON', 'Mara: kathleen', 'input.encoding', /is no JSON\. It looks like/],
  ['a voice that is not there', '{"Mara": "ada"}', 'input.voice-unknown', /Mara is cast with "ada".*kathleen-en, tone/],
  ['a pace nobody can hear', '{"Mara": {"voice": "tone", "pace": 9}}', 'input.encoding', /not right at Mara/],
  ['a word that means nothing', '{"Mara": {"voice": "tone", "speed": 1}}', 'input.encoding', /not right at Mara/],
  ['a list', '["Mara"]', 'input.encoding', /not right\. It looks like/],
])('refuses %s', async (_what, text, code, sentence) => {
  await expect(read(text)).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) as string });
});

it('says which file is not there', async () => {
  await expect(readCastFile(join(folder, 'none.json'), ['tone'])).rejects.toMatchObject({ code: 'input.file-missing' });
});
