import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVoice, type VoiceOpeners } from '../../../../src-main/engine/synthesis/open-voice.ts';
import { ownFolder, writePack } from '../voices/voice-pack.ts';
import { fakeParts } from './fake-voice.ts';

/** Openers that note what they were asked for. */
function openers(opened: string[], sampleRate = 48_000): VoiceOpeners {
  const { frontEnd, acoustic, vocoder } = fakeParts();
  const open =
    <Part>(name: string, part: Part) =>
    (): Promise<Part> => {
      opened.push(name);
      return Promise.resolve(part);
    };
  return {
    openFrontEnd: (language) => open(language, frontEnd)(),
    openAcousticModel: open('acoustic', acoustic),
    openVocoder: open('vocoder', { ...vocoder, sampleRate }),
  };
}

describe('opening a voice', () => {
  it('joins the parts that its manifest names', async () => {
    const opened: string[] = [];
    await openVoice(await writePack(await ownFolder()), openers(opened), { threads: 1, provider: 'cpu' });
    expect(opened.sort()).toEqual(['acoustic', 'en-US', 'vocoder']);
  });

  it('loads no model of a damaged pack', async () => {
    const folder = await writePack(await ownFolder());
    await writeFile(join(folder, 'vocoder.onnx'), 'x');
    const opened: string[] = [];
    await expect(openVoice(folder, openers(opened), { threads: 1, provider: 'cpu' })).rejects.toMatchObject({ code: 'voice.damaged' });
    expect(opened).toEqual([]);
  });

  it('refuses a vocoder that runs on another clock', async () => {
    const folder = await writePack(await ownFolder());
    await expect(openVoice(folder, openers([], 22_050), { threads: 1, provider: 'cpu' })).rejects.toMatchObject({ code: 'voice.damaged' });
  });
});
