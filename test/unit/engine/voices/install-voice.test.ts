import { mkdir, readdir, readFile, symlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installVoice } from '../../../../src-main/engine/voices/install-voice.ts';
import { verifyVoice } from '../../../../src-main/engine/voices/verify-voice.ts';
import { GOOD_FILES, manifestOf, onnxModel, ownFolder, writePack } from './voice-pack.ts';

describe('installing a voice', () => {
  it('copies what the manifest lists and nothing else, and leaves no staging behind', async () => {
    const pack = await writePack(await ownFolder());
    await writeFile(join(pack, 'stowaway.sh'), 'rm -rf /');
    const voices = join(await ownFolder(), 'voices');
    const { folder } = await installVoice(pack, voices);
    await verifyVoice(folder);
    expect(await readdir(voices)).toEqual(['test-voice']);
    expect((await readdir(folder)).sort()).toEqual([...Object.keys(GOOD_FILES), 'voice.json'].sort());
  });

  it('replaces an older pack of the same id whole', async () => {
    const voices = await ownFolder();
    const files = { ...GOOD_FILES, 'old.onnx': onnxModel() };
    await installVoice(await writePack(await ownFolder(), manifestOf(files), files), voices);
    const { folder } = await installVoice(await writePack(await ownFolder(), manifestOf(GOOD_FILES, { speaker: 'new' })), voices);
    expect(await readdir(voices)).toEqual(['test-voice']);
    expect(await readdir(folder)).not.toContain('old.onnx');
    expect(await readFile(join(folder, 'voice.json'), 'utf8')).toContain('"new"');
  });

  it('of a damaged pack changes nothing', async () => {
    const voices = await ownFolder();
    await installVoice(await writePack(await ownFolder()), voices);
    const before = await readFile(join(voices, 'test-voice', 'voice.json'), 'utf8');

    const spoilt = await writePack(await ownFolder(), manifestOf(GOOD_FILES, { speaker: 'spoilt' }));
    await writeFile(join(spoilt, 'plan.onnx'), 'x');
    await expect(installVoice(spoilt, voices)).rejects.toMatchObject({ code: 'voice.damaged' });

    const linked = await writePack(await ownFolder(), manifestOf(GOOD_FILES, { speaker: 'linked' }));
    await rm(join(linked, 'CARD.md'));
    // The right content does not help: what a link points to may be anything by the time it is copied.
    const outside = join(await ownFolder(), 'CARD.md');
    await writeFile(outside, GOOD_FILES['CARD.md'] ?? '');
    await symlink(outside, join(linked, 'CARD.md'));
    await expect(installVoice(linked, voices)).rejects.toMatchObject({ code: 'voice.damaged' });

    expect(await readdir(voices)).toEqual(['test-voice']);
    expect(await readFile(join(voices, 'test-voice', 'voice.json'), 'utf8')).toBe(before);
  });

  it('into a place that is no folder says so', async () => {
    const parent = await ownFolder();
    await mkdir(join(parent, 'x'));
    await writeFile(join(parent, 'x', 'voices'), 'a file');
    await expect(installVoice(await writePack(await ownFolder()), join(parent, 'x', 'voices'))).rejects.toMatchObject({
      code: 'input.target-unwritable',
    });
  });
});
