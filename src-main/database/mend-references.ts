import type { ProjectDocument } from '../shared/domain/project-document.ts';
import type { Character } from '../shared/domain/project-rows.ts';
import { NEUTRAL_DELIVERY } from '../shared/domain/delivery.ts';

/** Every row that can stand without the rows that are lost; a line keeps its text whatever else is gone. */
export function mendReferences(document: ProjectDocument): ProjectDocument {
  const { lines, takes, tracks, assets, clips, deliveries, cues, subtitleFiles } = document;
  const characters = new Map(document.characters);
  for (const { characterId } of lines.values()) {
    if (!characters.has(characterId)) characters.set(characterId, standIn(characterId, characters.size));
  }
  const keptTakes = keep(takes, (take) => lines.has(take.lineId));
  const known = <Row>(rows: ReadonlyMap<string, Row>, id: string | null): string | null => (id !== null && rows.has(id) ? id : null);
  const keptClips = keep(clips, (clip) => tracks.has(clip.trackId) && (clip.lineId === null || lines.has(clip.lineId)) && (clip.assetId === null || assets.has(clip.assetId)));
  return {
    ...document,
    characters,
    lines: change(lines, (line) => ({ ...line, takeId: known(keptTakes, line.takeId) })),
    takes: keptTakes,
    deliveries: keep(deliveries, (delivery) => lines.has(delivery.id)),
    tracks: change(tracks, (track) => ({ ...track, characterId: known(characters, track.characterId) })),
    cues: keep(cues, (cue) => lines.has(cue.lineId) && subtitleFiles.has(cue.fileId)),
    clips: change(keptClips, (clip) => ({ ...clip, takeId: known(keptTakes, clip.takeId) })),
  };
}

/** Who says the lines of a character that is lost. */
function standIn(id: string, place: number): Character {
  const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
  return { id, order: `z${String(place).padStart(6, '0')}`, name: '?', colour: place % 12, voiceId: 'unknown', aliases: [], delivery: { pace, pitchSemitones, range, energyDb, pauses } };
}

function keep<Row>(rows: ReadonlyMap<string, Row>, isKept: (row: Row) => boolean): ReadonlyMap<string, Row> {
  return new Map([...rows].filter(([, row]) => isKept(row)));
}

function change<Row>(rows: ReadonlyMap<string, Row>, changed: (row: Row) => Row): ReadonlyMap<string, Row> {
  return new Map([...rows].map(([id, row]) => [id, changed(row)]));
}
