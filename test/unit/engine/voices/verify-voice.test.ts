import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyVoice } from '../../../../src-main/engine/voices/verify-voice.ts';
import { GOOD_FILES, manifestOf, onnxModel, ownFolder, writePack, field, message } from './voice-pack.ts';

const damaged = (part: RegExp): object => expect.objectContaining({ code: 'voice.damaged', message: expect.stringMatching(part) as string }) as object;

describe('a voice pack', () => {
  it('that is whole is accepted, with files beside it that nobody listed', async () => {
    const folder = await writePack(await ownFolder());
    await writeFile(join(folder, 'notes.txt'), 'not mine');
    const manifest = await verifyVoice(folder);
    expect(manifest.id).toBe('test-voice');
    expect(manifest.acoustic.noise.token).toBe(16);
  });

  it('with a changed, cut or missing file is damaged, and the file is named', async () => {
    const folder = await writePack(await ownFolder());
    const file = join(folder, 'decode.onnx');
    const changed = Buffer.from(onnxModel());
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    await writeFile(file, changed);
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/decode\.onnx is not the file/));
    await truncate(file, 10);
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/decode\.onnx has 10 bytes/));
    await writeFile(file, Buffer.alloc(1000));
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/decode\.onnx is larger/));
    await rm(file);
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/decode\.onnx is missing/));
  });

  it('never reads through a symbolic link, of a file or of a folder', async () => {
    const folder = await writePack(await ownFolder());
    const outside = await ownFolder();
    await writeFile(join(outside, 'plan.onnx'), onnxModel());
    await rm(join(folder, 'plan.onnx'));
    await symlink(join(outside, 'plan.onnx'), join(folder, 'plan.onnx'));
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/plan\.onnx is not a plain file/));

    const files = { ...GOOD_FILES, 'models/extra.onnx': onnxModel() };
    const deep = await writePack(await ownFolder(), manifestOf(files), files);
    await verifyVoice(deep);
    await rename(join(deep, 'models'), join(outside, 'models'));
    await symlink(join(outside, 'models'), join(deep, 'models'));
    await expect(verifyVoice(deep)).rejects.toEqual(damaged(/models\/extra\.onnx is not a plain file/));
  });

  it('whose folder stands where a file should is damaged', async () => {
    const folder = await writePack(await ownFolder());
    await rm(join(folder, 'CARD.md'));
    await mkdir(join(folder, 'CARD.md'));
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/CARD\.md is not a plain file/));
  });

  it.each([
    '../outside.onnx',
    '/etc/passwd',
    'C:/model.onnx',
    'models\\plan.onnx',
    'models/../plan.onnx',
    './plan.onnx',
    'models//plan.onnx',
    'NUL',
    'aux.onnx',
    'models/com1.onnx',
    'plan.onnx:stream',
    'plan.onnx\0',
    'plan.onnx.',
    '.hidden',
    '~/plan.onnx',
    '%2e%2e/plan.onnx',
    '',
    `${'a'.repeat(200)}.onnx`,
  ])('may not name a file %j', async (name) => {
    const manifest = manifestOf();
    const listed = { path: name, bytes: 1, sha256: '0'.repeat(64) };
    const folder = await writePack(await ownFolder(), { ...manifest, files: [...(manifest['files'] as object[]), listed] });
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/files\.4\.path is not a plain file name/));
  });

  it('may not list a file twice, not even by case, nor leave out a model', async () => {
    const files = manifestOf()['files'] as { path: string }[];
    const twice = [...files, { ...files[0], path: 'PLAN.onnx' }];
    await expect(verifyVoice(await writePack(await ownFolder(), manifestOf(GOOD_FILES, { files: twice })))).rejects.toEqual(damaged(/twice/));
    const less = files.filter(({ path }) => path !== 'vocoder.onnx');
    await expect(verifyVoice(await writePack(await ownFolder(), manifestOf(GOOD_FILES, { files: less })))).rejects.toEqual(
      damaged(/does not list vocoder\.onnx/),
    );
  });

  it('with a graph that reaches outside is refused although its hash is right', async () => {
    const files = { ...GOOD_FILES, 'vocoder.onnx': onnxModel({ node: message(field(4, 'Run'), field(7, 'evil.example')) }) };
    const folder = await writePack(await ownFolder(), manifestOf(files), files);
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/vocoder\.onnx was refused because .*evil\.example/));
  });
});

describe('a manifest', () => {
  it('of a later format or engine says that Voxloom must be updated, whatever else it holds', async () => {
    for (const later of [{ formatVersion: 2, acoustic: 'something new' }, { minimumEngine: '0.2.0' }, { minimumEngine: '10.0.0' }]) {
      const folder = await writePack(await ownFolder(), manifestOf(GOOD_FILES, later));
      await expect(verifyVoice(folder)).rejects.toMatchObject({ code: 'voice.too-new' });
    }
  });

  it.each([
    ['is not JSON', /not JSON/, '{"id": '],
    ['has no id', /id /, JSON.stringify(manifestOf(GOOD_FILES, { id: undefined }))],
    ['has an id that is a path', /id is not/, JSON.stringify(manifestOf(GOOD_FILES, { id: '../x' }))],
    ['is of an unknown kind of model', /acoustic/, JSON.stringify(manifestOf(GOOD_FILES, { acoustic: { kind: 'other' } }))],
    ['falls back on a symbol it has not', /tokenFallback/, JSON.stringify(manifestOf(GOOD_FILES, { tokenFallback: { '?': '!' } }))],
    ['names a symbol twice', /symbols/, JSON.stringify(manifestOf(GOOD_FILES, { symbols: ['.', '.'] }))],
    ['is at another rate', /sampleRate/, JSON.stringify(manifestOf(GOOD_FILES, { sampleRate: 22_050 }))],
  ])('that %s is damaged', async (_, part, text) => {
    const folder = await writePack(await ownFolder());
    await writeFile(join(folder, 'voice.json'), text);
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(part));
  });

  it('that is missing or huge is damaged', async () => {
    const folder = await writePack(await ownFolder());
    await writeFile(join(folder, 'voice.json'), ' '.repeat(2_000_000));
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/voice\.json is larger/));
    await rm(join(folder, 'voice.json'));
    await expect(verifyVoice(folder)).rejects.toEqual(damaged(/voice\.json is missing/));
  });
});
