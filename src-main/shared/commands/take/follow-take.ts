import { clipsOfLine } from '../../domain/in-order.ts';
import type { ProjectDocument } from '../../domain/project-document.ts';
import type { Clip, Take } from '../../domain/project-rows.ts';

/**
 * A line's clips, playing another take of it. Place, gain and fades stay. A clip that played its take to the end plays the
 * new one to the end; a trimmed one keeps its trim as far as there is sound.
 */
export function followTake(document: ProjectDocument, lineId: string, take: Take): Clip[] {
  return clipsOfLine(document, lineId).map((clip) => {
    const former = clip.takeId === null ? undefined : document.takes.get(clip.takeId);
    const reachedEnd = !former || clip.offsetSamples + clip.lengthSamples >= former.lengthSamples;
    const offsetSamples = Math.min(clip.offsetSamples, Math.max(0, take.lengthSamples - 1));
    const available = take.lengthSamples - offsetSamples;
    const lengthSamples = Math.max(1, reachedEnd ? available : Math.min(clip.lengthSamples, available));
    const fadeInSamples = Math.min(clip.fadeInSamples, lengthSamples);
    return {
      ...clip,
      takeId: take.id,
      offsetSamples,
      lengthSamples,
      fadeInSamples,
      fadeOutSamples: Math.min(clip.fadeOutSamples, lengthSamples - fadeInSamples),
      envelope: clip.envelope.filter(({ atSample }) => atSample <= lengthSamples),
    };
  });
}
