import { createHash } from 'node:crypto';
import { damagedVoice } from './damaged-voice.ts';
import type { VoiceManifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { readPackFile } from './read-pack-file.ts';
import { scanOnnx } from './scan-onnx.ts';

/**
 * Checks a voice pack before anything in it is loaded: the manifest, then for every file it lists the name, kind, size and
 * SHA-256, and of each ONNX file the graph (`scanOnnx`). Files that are not listed are not looked at and never loaded.
 *
 * Throws `voice.damaged` with the first thing found wrong, `voice.too-new` when the engine is too old for it.
 */
export async function verifyVoice(folder: string): Promise<VoiceManifest> {
  const manifest = await readManifest(folder);
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = await readPackFile(folder, path, bytes);
    if (content.length !== bytes) throw damagedVoice(folder, `${path} has ${content.length} bytes instead of ${bytes}`);
    if (createHash('sha256').update(content).digest('hex') !== sha256) {
      throw damagedVoice(folder, `${path} is not the file that was published`);
    }
    const problem = path.endsWith('.onnx') ? scanOnnx(content) : undefined;
    if (problem !== undefined) throw damagedVoice(folder, `${path} was refused because ${problem}`);
  }
  return manifest;
}
