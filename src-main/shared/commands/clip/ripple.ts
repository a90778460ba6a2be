import { clipsOfTrack } from '../../domain/in-order.ts';
import type { ProjectDocument } from '../../domain/project-document.ts';
import type { Clip } from '../../domain/project-rows.ts';

/** Clips of a track from `fromSample` on, moved by `bySamples` but never before the start, without those in `except`. */
export function rippled(document: ProjectDocument, trackId: string, fromSample: number, bySamples: number, except: ReadonlySet<string>): Clip[] {
  if (bySamples === 0) return [];
  return clipsOfTrack(document, trackId)
    .filter((clip) => clip.startSample >= fromSample && !except.has(clip.id))
    .map((clip) => ({ ...clip, startSample: Math.max(0, clip.startSample + bySamples) }));
}
