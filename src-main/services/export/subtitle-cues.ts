import type { SubtitleCue } from '../../media/subtitles/write-subtitles.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { clipsOfLine, linesInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import { msOfSamples } from '../../shared/domain/time.ts';

/** A cue for every line that is heard, from where its first clip starts to where its last one ends, on the export's clock. */
export function subtitleCues(document: ProjectDocument, range: ExportSpec['range']): SubtitleCue[] {
  const offset = range?.startSample ?? 0;
  const end = range?.endSample ?? Infinity;
  const isCast = document.characters.size > 1;
  return linesInOrder(document).flatMap((line) => {
    const clips = clipsOfLine(document, line.id);
    const start = Math.max(offset, Math.min(...clips.map(({ startSample }) => startSample)));
    const stop = Math.min(end, Math.max(...clips.map(({ startSample, lengthSamples }) => startSample + lengthSamples)));
    if (clips.length === 0 || stop <= start || line.text.trim() === '') return [];
    const speaker = document.characters.get(line.characterId)?.name;
    return [{ startMs: msOfSamples(start - offset), endMs: msOfSamples(stop - offset), text: line.text, ...(isCast && speaker !== undefined && { speaker }) }];
  });
}
