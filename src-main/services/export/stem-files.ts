import { join } from 'node:path';

import type { ExportSpec } from '../../shared/contract/views.ts';
import { tracksInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Track } from '../../shared/domain/project-rows.ts';
import { safeFileName } from './file-name.ts';
import { FreeNames } from './free-names.ts';
import { isMusicOrEffects, titleOf, trackFile, type PlannedFile } from './planned-file.ts';

interface Stem {
  readonly name: string;
  readonly holds: (track: Track) => boolean;
}

/**
 * A stem for each character, one for music and effects, one for the original sound; every track that is in the mix is in
 * exactly one of them, as it is in the mix, so that they add up to it before its loudness is set.
 */
export function stemFiles(document: ProjectDocument, spec: ExportSpec): PlannedFile[] {
  const title = titleOf(document);
  const named = new FreeNames();
  const voices = new Map<string, Stem>();
  for (const { id, kind, characterId, name } of tracksInOrder(document)) {
    if (kind !== 'voice') continue;
    // A voice track that is nobody's is a stem of its own.
    if (characterId === null) voices.set(`track ${id}`, { name, holds: (track) => track.id === id });
    else voices.set(`character ${characterId}`, { name: document.characters.get(characterId)?.name ?? name, holds: (track) => track.kind === 'voice' && track.characterId === characterId });
  }
  const stems: readonly Stem[] = [
    ...voices.values(),
    { name: 'Music and effects', holds: isMusicOrEffects },
    { name: 'Original sound', holds: ({ kind, content }) => kind === 'bed' && content === 'original' },
  ];
  return stems
    .flatMap(({ name, holds }) => trackFile(document, spec, '', name, holds, true))
    .map((file) => ({ ...file, path: join(spec.target, `${named.take(safeFileName(`${title} - ${file.name}`) || 'Stem')}.${spec.format.container}`) }));
}
