import { cuesOfFile } from '../domain/in-order.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import { alignLines } from './align-lines.ts';
import type { ReadCue } from './spoken-lines.ts';
import { textOfCue } from './spoken-lines.ts';

/**
 * Groups the cues of a new version as the project speaks the ones it has: cues next to one another whose counterparts are
 * spoken by one line. So a sentence that was joined stays joined.
 *
 * @returns places in `cues`, as `spokenLines` takes them.
 */
export function knownGroups(document: ProjectDocument, cues: readonly ReadCue[]): number[][] {
  const present = [...document.subtitleFiles.keys()].flatMap((id) => cuesOfFile(document, id));
  const several = new Set<string>();
  const seen = new Set<string>();
  for (const { lineId } of present) (seen.has(lineId) ? several : seen).add(lineId);
  if (several.size === 0) return [];
  // Who speaks is left open: both are of one kind of file, and a name that was mended is no other cue.
  const asLine = ({ text, startSample, endSample }: Pick<ReadCue, 'text' | 'startSample' | 'endSample'>) => ({ text: textOfCue({ text }), speaker: null, slot: endSample > startSample ? { startSample, endSample } : null });
  const groups: number[][] = [];
  let lineId: string | undefined;
  let last = -1;
  for (const { before, after } of alignLines(present.map(asLine), cues.map(asLine))) {
    const spokenBy = present[before]?.lineId;
    if (spokenBy !== undefined && several.has(spokenBy)) {
      if (spokenBy === lineId && last === after - 1) groups.at(-1)?.push(after);
      else groups.push([after]);
    }
    lineId = spokenBy;
    last = after;
  }
  return groups.filter((group) => group.length > 1);
}
