import { clipsOfTrack, linesInOrder, tracksInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip, Line, Track } from '../../src-main/shared/domain/project-rows.ts';
import { IntervalIndex } from './interval-index.ts';

export const TRACK_HEIGHT_PX = 68;
export const RULER_HEIGHT_PX = 40;

/** A line's slot where it is to be spoken: on the track of its character. */
export interface SlotSpan {
  readonly lineId: string;
  readonly startSample: number;
  readonly endSample: number;
}

export interface TrackRow {
  readonly track: Track;
  /** From the top of the first track. */
  readonly topPx: number;
  readonly heightPx: number;
  readonly clips: IntervalIndex<Clip>;
  readonly slots: IntervalIndex<SlotSpan>;
}

/** Where everything on the timeline stands, whatever part of it is shown. */
export interface TimelineLayout {
  readonly rows: readonly TrackRow[];
  readonly rowOfTrack: ReadonlyMap<string, TrackRow>;
  readonly heightPx: number;
  /** End of the last clip or slot, or of the picture. */
  readonly endSample: number;
}

/** Made once for the same tables, since a document is never mutated: most edits and every frame cost nothing. */
export function layoutOf(document: ProjectDocument): TimelineLayout {
  if (last && last.tracks === document.tracks && last.clips === document.clips && last.lines === document.lines && last.pictures === document.pictures) return last.layout;
  const layout = makeLayout(document);
  last = { tracks: document.tracks, clips: document.clips, lines: document.lines, pictures: document.pictures, layout };
  return layout;
}

let last: (Pick<ProjectDocument, 'tracks' | 'clips' | 'lines' | 'pictures'> & { readonly layout: TimelineLayout }) | undefined;

/** Indexes by the list of clips they were made of: an edit of lines or tracks alone keeps them. */
const clipIndexes = new WeakMap<readonly Clip[], IntervalIndex<Clip>>();

export const endOfClip = (clip: Pick<Clip, 'startSample' | 'lengthSamples'>): number => clip.startSample + clip.lengthSamples;

function makeLayout(document: ProjectDocument): TimelineLayout {
  const slots = slotsByTrack(document);
  const rows = tracksInOrder(document).map((track, index): TrackRow => ({
    track,
    topPx: index * TRACK_HEIGHT_PX,
    heightPx: TRACK_HEIGHT_PX,
    clips: indexOf(clipsOfTrack(document, track.id)),
    slots: new IntervalIndex(slots.get(track.id) ?? [], (slot) => slot.startSample, (slot) => slot.endSample),
  }));
  return {
    rows,
    rowOfTrack: new Map(rows.map((row) => [row.track.id, row])),
    heightPx: rows.length * TRACK_HEIGHT_PX,
    endSample: Math.max(0, ...rows.map((row) => Math.max(row.clips.endSample, row.slots.endSample)), ...[...document.pictures.values()].map(endOfClip)),
  };
}

function indexOf(clips: readonly Clip[]): IntervalIndex<Clip> {
  const known = clipIndexes.get(clips);
  if (known) return known;
  const index = new IntervalIndex(clips, (clip) => clip.startSample, endOfClip);
  clipIndexes.set(clips, index);
  return index;
}

function slotsByTrack(document: ProjectDocument): ReadonlyMap<string, readonly SlotSpan[]> {
  const trackOfCharacter = new Map<string, string>();
  for (const track of tracksInOrder(document)) {
    if (track.characterId !== null && !trackOfCharacter.has(track.characterId)) trackOfCharacter.set(track.characterId, track.id);
  }
  const slots = new Map<string, SlotSpan[]>();
  for (const { id, characterId, slot } of linesInOrder(document)) {
    const trackId = trackOfCharacter.get(characterId);
    if (!slot || trackId === undefined) continue;
    const list = slots.get(trackId) ?? [];
    slots.set(trackId, list);
    list.push({ lineId: id, ...slot });
  }
  return slots;
}

/** The character that a track's clips are drawn as: the line's own speaker, or the track's. */
export function hueOf(document: ProjectDocument, clip: Pick<Clip, 'lineId' | 'trackId'>): number | null {
  const line: Line | undefined = clip.lineId === null ? undefined : document.lines.get(clip.lineId);
  const characterId = line?.characterId ?? document.tracks.get(clip.trackId)?.characterId ?? null;
  return characterId === null ? null : (document.characters.get(characterId)?.colour ?? null);
}
