import type { ProjectDocument } from '../../domain/project-document.ts';
import type { Clip } from '../../domain/project-rows.ts';
import { need, refused } from '../edit.ts';

/** @throws VoxloomError `edit.refused` for speech on a bed or a bed among voices. */
export function checkClipPlace(document: ProjectDocument, clip: Clip): void {
  const { kind } = need(document, 'tracks', clip.trackId);
  if (clip.assetId === null && kind === 'bed') throw refused('Speech goes on a voice track.');
  if (clip.assetId !== null && kind === 'voice') throw refused('Imported sound goes on a bed track.');
}
