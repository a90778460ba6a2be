import { randomUUID } from 'node:crypto';
import { copyFile, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { FoundVoice } from './find-voices.ts';
import { MANIFEST_FILE, readManifest } from './read-manifest.ts';
import { verifyVoice } from './verify-voice.ts';

/**
 * Installs a voice pack, given as a folder, into `voicesFolder/<id>`. The manifest and the files it lists are copied into a
 * staging folder beside the target, checked there (`verifyVoice`), and renamed into place: a failure leaves the voice that
 * was there, and nothing else. Files the manifest does not list are not copied.
 *
 * Throws `voice.damaged`, `voice.too-new`, or `input.target-unwritable` when the folder cannot be written.
 */
export async function installVoice(packFolder: string, voicesFolder: string): Promise<FoundVoice> {
  const { id, files } = await readManifest(packFolder);
  // A leading dot hides the folder from the list of voices.
  const staging = join(voicesFolder, `.installing-${randomUUID()}`);
  const replaced = join(voicesFolder, `.replaced-${randomUUID()}`);
  const target = join(voicesFolder, id);
  try {
    await mkdir(staging, { recursive: true });
    // The source is checked first, so that no symbolic link in it is followed by the copy.
    await verifyVoice(packFolder);
    for (const path of [MANIFEST_FILE, ...files.map((file) => file.path)]) {
      await mkdir(dirname(join(staging, path)), { recursive: true });
      await copyFile(join(packFolder, path), join(staging, path));
    }
    const manifest = await verifyVoice(staging);
    await swapIn(staging, target, replaced);
    return { folder: target, manifest };
  } catch (error) {
    if (error instanceof VoxloomError) throw error;
    const message = `The voice could not be installed into "${voicesFolder}". Check that the folder can be written and has room.`;
    throw new VoxloomError('input.target-unwritable', message, { cause: error });
  } finally {
    for (const leftover of [staging, replaced]) await removeIfPossible(leftover);
  }
}

/** Never hides the error that led here; what stays has a hidden name and is no voice. */
async function removeIfPossible(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** A folder cannot be renamed over another, so the old one steps aside and comes back if the new one cannot take its place. */
async function swapIn(staging: string, target: string, replaced: string): Promise<void> {
  const exists = await lstat(target).then(
    () => true,
    () => false,
  );
  if (exists) await rename(target, replaced);
  try {
    await rename(staging, target);
  } catch (error) {
    if (exists) await rename(replaced, target);
    throw error;
  }
}
