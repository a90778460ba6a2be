import { mkdir, statfs } from 'node:fs/promises';

import { unwritable } from '../../media/file-failure.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { targetFolder, type PlannedFile } from './planned-file.ts';

/** Left free on the disk for everything else. */
const RESERVE_BYTES = 200_000_000;

/**
 * Makes sure of a folder to write to and of room on its disk, before hours are spent.
 * @throws VoxloomError `input.target-unwritable`, `export.failed` when the disk is too full.
 */
export async function checkRoom(files: readonly PlannedFile[], spec: ExportSpec): Promise<void> {
  const folder = targetFolder(spec);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unwritable(folder, 'the folder cannot be made there', error);
  });
  const { bavail, bsize } = await statfs(folder);
  const seconds = files.reduce((sum, { startSample, endSample }) => sum + (endSample - startSample) / PROJECT_SAMPLE_RATE, 0);
  const pictureBytes = files.reduce((sum, { film }) => sum + (film?.picture.bytes ?? 0), 0);
  const neededBytes = pictureBytes + seconds * bytesASecond(spec) + RESERVE_BYTES;
  const freeBytes = bavail * bsize;
  if (freeBytes < neededBytes) {
    throw new VoxloomError(
      'export.failed',
      `The disk of "${folder}" is too full: the export needs about ${megabytes(neededBytes)}, and ${megabytes(freeBytes)} are free. Free some space or choose another folder.`,
    );
  }
}

function bytesASecond({ format, channels }: ExportSpec): number {
  if ('bitrateKbps' in format) return (format.bitrateKbps * 1000) / 8;
  return format.sampleRate * channels * (format.depth === '32f' ? 4 : format.depth / 8);
}

function megabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1_000_000))} MB`;
}
