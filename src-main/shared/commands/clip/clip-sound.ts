import type { ProjectDocument } from '../../domain/project-document.ts';
import type { Clip } from '../../domain/project-rows.ts';
import { need, refused } from '../edit.ts';

/**
 * Samples of the sound that a clip plays.
 * @throws VoxloomError `edit.refused` for a clip without a sound, or with two.
 */
function soundLength(document: ProjectDocument, clip: Clip): number {
  if (clip.takeId !== null && clip.assetId === null) return need(document, 'takes', clip.takeId).lengthSamples;
  if (clip.assetId !== null && clip.takeId === null) return need(document, 'assets', clip.assetId).lengthSamples;
  throw refused('A clip plays either a take or an imported sound.');
}

/**
 * A clip whose trim, fades and envelope lie within its sound and itself. Fades that would overlap share the clip in
 * proportion.
 * @throws VoxloomError `edit.refused` when nothing of the sound is left.
 */
export function withinSound(document: ProjectDocument, clip: Clip): Clip {
  const available = soundLength(document, clip) - clip.offsetSamples;
  const lengthSamples = Math.min(clip.lengthSamples, available);
  if (lengthSamples < 1) throw refused('Nothing would be left of the clip.');
  const fades = clip.fadeInSamples + clip.fadeOutSamples;
  const share = fades > lengthSamples ? lengthSamples / fades : 1;
  return {
    ...clip,
    lengthSamples,
    fadeInSamples: Math.floor(clip.fadeInSamples * share),
    fadeOutSamples: Math.floor(clip.fadeOutSamples * share),
    envelope: clip.envelope.filter(({ atSample }) => atSample <= lengthSamples),
  };
}
