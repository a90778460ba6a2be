import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { importSubtitles } from '../../../../src-main/services/studio/subtitle-import.ts';
import { subtitleImport } from '../../../../src-main/shared/contract/dubbing-views.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-subtitles-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
const SRT = '1\n00:00:01,000 --> 00:00:02,000\nMara: The tide turns.\n';

describe('subtitles for a project', () => {
  it('come from a file, with its encoding, as the contract has them', async () => {
    const path = join(folder, 'film.srt');
    await writeFile(path, Buffer.from(`\ufeff${SRT}`, 'utf16le'));
    const read = await importSubtitles({ path }, signal);
    expect(subtitleImport.parse(read)).toEqual({
      file: { name: 'film.srt', format: 'srt', encoding: 'utf-16le', byteOrderMark: true, text: SRT },
      cues: [{ index: 0, part: 0, startSample: 48_000, endSample: 96_000, text: 'The tide turns.', speaker: 'Mara' }],
      report: [],
    });
  });

  it('come from text that was handed over', async () => {
    const read = await importSubtitles({ text: `\ufeff${SRT}`, name: 'clipboard.srt' }, signal);
    expect(read.file).toEqual({ name: 'clipboard.srt', format: 'srt', encoding: 'utf-8', byteOrderMark: true, text: SRT });
  });

  it.each([
    ['nothing.srt', undefined, 'input.file-missing'],
    ['film.doc', 'Dear diary', 'input.option'],
    ['film.srt', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'input.encoding'],
  ])('are refused with a plain sentence: %s', async (name, content, code) => {
    const path = join(folder, name);
    if (content !== undefined) await writeFile(path, content);
    await expect(importSubtitles({ path }, signal)).rejects.toMatchObject({ name: 'VoxloomError', code });
  });

  it('are not looked for in a folder', async () => {
    await expect(importSubtitles({ path: folder }, signal)).rejects.toMatchObject({ code: 'input.file-missing' });
    await expect(importSubtitles({ path: 'film.srt' }, signal)).rejects.toMatchObject({ code: 'input.option' });
  });
});
