import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { VoiceManifest } from './manifest.ts';
import { MANIFEST_FILE, readManifest } from './read-manifest.ts';

export interface FoundVoice {
  readonly folder: string;
  readonly manifest: VoiceManifest;
}

export interface FoundVoices {
  /** In the order of their ids. Of two packs with one id, the one in the earlier folder. */
  readonly voices: readonly FoundVoice[];
  /** Packs that cannot be used, each with the reason. */
  readonly problems: readonly { readonly folder: string; readonly error: VoxloomError }[];
}

/**
 * Lists the voice packs in some folders: every direct subfolder that holds a `voice.json`. Reads manifests only; what the
 * files hold is checked when a voice is loaded. A folder that does not exist holds no voices.
 */
export async function findVoices(folders: readonly string[]): Promise<FoundVoices> {
  const voices = new Map<string, FoundVoice>();
  const problems: { folder: string; error: VoxloomError }[] = [];
  for (const parent of folders) {
    for (const folder of await packsIn(parent)) {
      try {
        const manifest = await readManifest(folder);
        if (!voices.has(manifest.id)) voices.set(manifest.id, { folder, manifest });
      } catch (error) {
        if (!(error instanceof VoxloomError)) throw error;
        problems.push({ folder, error });
      }
    }
  }
  const byId = (a: FoundVoice, b: FoundVoice): number => (a.manifest.id < b.manifest.id ? -1 : 1);
  return { voices: [...voices.values()].sort(byId), problems };
}

/**
 * The voice pack with an id. Throws `input.voice-unknown`, with the ids there are, when no folder holds it, and the pack's
 * own error when its folder is named after the id but cannot be used.
 */
export async function findVoice(folders: readonly string[], id: string): Promise<FoundVoice> {
  const { voices, problems } = await findVoices(folders);
  const found = voices.find(({ manifest }) => manifest.id === id);
  if (found !== undefined) return found;
  const broken = problems.find(({ folder }) => folders.some((parent) => join(parent, id) === folder));
  if (broken !== undefined) throw broken.error;
  const known = voices.map(({ manifest }) => manifest.id).join(', ');
  throw new VoxloomError(
    'input.voice-unknown',
    known === '' ? `There is no voice "${id}": no voice is installed.` : `There is no voice "${id}". Installed voices: ${known}.`,
  );
}

async function packsIn(parent: string): Promise<string[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const packs: string[] = [];
  for (const entry of entries) {
    const folder = join(parent, entry.name);
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes(MANIFEST_FILE)) packs.push(folder);
  }
  return packs.sort();
}
