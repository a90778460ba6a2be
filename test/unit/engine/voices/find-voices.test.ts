import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENGINE_VERSION } from '../../../../src-main/engine/voices/engine-version.ts';
import { findVoice, findVoices } from '../../../../src-main/engine/voices/find-voices.ts';
import { GOOD_FILES, manifestOf, ownFolder, writePack } from './voice-pack.ts';

describe('the list of voices', () => {
  it('holds each id once, the earlier folder first, and reports what cannot be used', async () => {
    const [own, shipped] = [await ownFolder(), await ownFolder()];
    await writePack(join(shipped, 'one'), manifestOf(GOOD_FILES, { id: 'one', speaker: 'shipped' }));
    await writePack(join(shipped, 'two'), manifestOf(GOOD_FILES, { id: 'two' }));
    await writePack(join(own, 'mine'), manifestOf(GOOD_FILES, { id: 'one', speaker: 'own' }));
    await writePack(join(own, 'broken'), { formatVersion: 1 });
    await writePack(join(own, '.installing-x'), manifestOf(GOOD_FILES, { id: 'half' }));
    await writeFile(join(own, 'stray.txt'), '');
    const { voices, problems } = await findVoices([own, shipped, join(own, 'nowhere')]);
    expect(voices.map(({ manifest }) => [manifest.id, manifest.speaker])).toEqual([
      ['one', 'own'],
      ['two', 'nobody'],
    ]);
    expect(problems.map(({ folder, error }) => [folder, error.code])).toEqual([[join(own, 'broken'), 'voice.damaged']]);
  });

  it('answers for one voice: the pack, which ids there are, or what is wrong with it', async () => {
    const folder = await ownFolder();
    await expect(findVoice([folder], 'one')).rejects.toMatchObject({ code: 'input.voice-unknown' });
    await writePack(join(folder, 'one'), manifestOf(GOOD_FILES, { id: 'one' }));
    await writePack(join(folder, 'two'), { formatVersion: 1 });
    expect((await findVoice([folder], 'one')).folder).toBe(join(folder, 'one'));
    await expect(findVoice([folder], 'three')).rejects.toThrow(/There is no voice "three"\. Installed voices: one\./);
    await expect(findVoice([folder], 'two')).rejects.toMatchObject({ code: 'voice.damaged' });
  });
});

describe('the version of the engine', () => {
  it('is the version of the project', async () => {
    const text = await readFile(new URL('../../../../package.json', import.meta.url), 'utf8');
    expect(z.object({ version: z.string() }).parse(JSON.parse(text)).version).toBe(ENGINE_VERSION);
  });
});
