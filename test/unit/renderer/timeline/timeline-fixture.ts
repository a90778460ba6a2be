import { emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import type { Clip, Line, Take, Track } from '../../../../src-main/shared/domain/project-rows.ts';
import { layoutOf } from '../../../../src-renderer/timeline/timeline-layout.ts';
import type { TimelineScene } from '../../../../src-renderer/timeline/timeline-scene.ts';

const SOUND = { number: 1, name: '', starred: false, locked: false, seed: 1, recipe: 'r', soundId: 'a'.repeat(64), lengthSamples: 480_000, loudnessLufs: null, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0 };

export function clipAt(id: string, trackId: string, startSample: number, lengthSamples: number, changes: Partial<Clip> = {}): Clip {
  return { id, trackId, lineId: `line-${id}`, takeId: `take-${id}`, assetId: null, startSample, offsetSamples: 48_000, lengthSamples, gainDb: 0, fadeInSamples: 0, fadeOutSamples: 0, envelope: [], ...changes };
}

/** Two voice tracks and a bed; each clip with a line and ten seconds of sound, of which it leaves out the first. */
export function documentWith(clips: readonly Clip[], changes: Partial<ProjectDocument> = {}): ProjectDocument {
  const track = (id: string, order: string, kind: Track['kind']): Track => ({ id, order, name: id, kind, content: null, duck: null, characterId: kind === 'voice' ? `character-${id}` : null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false });
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const lines = clips.flatMap((clip, index): Line[] => (clip.lineId === null ? [] : [{ id: clip.lineId, order: `a${index}`, characterId: `character-${clip.trackId}`, text: `Line ${clip.id}`, slot: null, fit: 'fit', locked: false, seed: 1, overrides: [], takeId: clip.takeId }]));
  const takes = clips.flatMap((clip): Take[] => (clip.takeId === null || clip.lineId === null ? [] : [{ ...SOUND, id: clip.takeId, lineId: clip.lineId }]));
  const byId = <R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> => new Map(rows.map((row) => [row.id, row]));
  return {
    ...emptyDocument(),
    characters: byId(['one', 'two'].map((id, colour) => ({ id: `character-${id}`, order: `a${colour}`, name: id, aliases: [], colour, voiceId: 'voice', delivery }))),
    lines: byId(lines),
    takes: byId(takes),
    tracks: byId([track('one', 'a0', 'voice'), track('two', 'a1', 'voice'), track('bed', 'a2', 'bed')]),
    assets: byId([{ id: 'asset', name: 'Sea', soundId: 'b'.repeat(64), lengthSamples: 4_800_000, channels: 2 as const }]),
    clips: byId(clips),
    ...changes,
  };
}

/** A picture 1,000 px wide that shows 480 samples a pixel (10 ms). */
export function sceneOf(document: ProjectDocument, changes: Partial<TimelineScene> = {}): TimelineScene {
  return {
    document,
    layout: layoutOf(document),
    viewport: { startSample: 0, samplesPerPixel: 480 },
    widthPx: 1000,
    heightPx: 400,
    scrollTopPx: 0,
    selectedClipIds: new Set(),
    snap: false,
    waveZoom: 1,
    ripple: false,
    playheadSample: 0,
    ...changes,
  };
}

export const pointerAt = (x: number, y: number, held: { shift?: boolean; alt?: boolean; mod?: boolean } = {}) => ({ x, y, shift: false, alt: false, mod: false, ...held });
