import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip } from '../../src-main/shared/domain/project-rows.ts';

/** What a clip is called: the text of its line, or the name of its bed. Empty when it has lost both. */
export function clipName(document: ProjectDocument, clip: Pick<Clip, 'lineId' | 'assetId'>): string {
  if (clip.lineId !== null) return document.lines.get(clip.lineId)?.text ?? '';
  return clip.assetId === null ? '' : (document.assets.get(clip.assetId)?.name ?? '');
}

/** The sound behind a clip, or null when there is none any more. */
export function soundOfClip(document: ProjectDocument, clip: Pick<Clip, 'takeId' | 'assetId'>): { readonly soundId: string; readonly lengthSamples: number; readonly channels: 1 | 2 } | null {
  const take = clip.takeId === null ? undefined : document.takes.get(clip.takeId);
  if (take) return { soundId: take.soundId, lengthSamples: take.lengthSamples, channels: 1 };
  const asset = clip.assetId === null ? undefined : document.assets.get(clip.assetId);
  return asset ?? null;
}
