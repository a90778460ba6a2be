import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { importScript } from '../../../../src-main/services/studio/script-import.ts';

const { signal } = new AbortController();

it('takes names before a colon for characters, and has no slots in plain text', async () => {
  expect(await importScript({ text: 'The sea was calm.\nMara: You came.\nNote: not a name', name: 'pasted text' }, signal)).toEqual({
    lines: [
      { character: null, text: 'The sea was calm.', slot: null },
      { character: 'Mara', text: 'You came.', slot: null },
      { character: null, text: 'Note: not a name', slot: null },
    ],
  });
});

it('takes the times of subtitles for slots, in samples', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'voxloom-script-'));
  try {
    const path = join(folder, 'film.srt');
    await writeFile(path, '1\n00:00:01,500 --> 00:00:03,000\nHello.\n\n2\n01:00:00,001 --> 01:00:01,000\nAn hour later.\n');
    expect(await importScript({ path }, signal)).toEqual({
      lines: [
        { character: null, text: 'Hello.', slot: { startSample: 72_000, endSample: 144_000 } },
        { character: null, text: 'An hour later.', slot: { startSample: 172_800_048, endSample: 172_848_000 } },
      ],
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('refuses a line that no project can hold, and says which', async () => {
  const text = `Short.\n${'word '.repeat(4100)}\n`;
  await expect(importScript({ text, name: 'pasted' }, signal)).rejects.toMatchObject({ code: 'input.option', message: expect.stringMatching(/^Line 2 .* paragraphs/) as string });
});

it('refuses what is no script, with the reason', async () => {
  await expect(importScript({ text: ' \n\n', name: 'pasted' }, signal)).rejects.toMatchObject({ code: 'input.empty-script' });
  await expect(importScript({ path: 'relative.txt' }, signal)).rejects.toMatchObject({ code: 'input.option' });
  await expect(importScript({ path: join(tmpdir(), 'not', 'there.txt') }, signal)).rejects.toMatchObject({ code: 'input.file-missing' });
});
