import { ordersAfter } from '../../../src-main/shared/domain/order-keys.ts';
import { emptyDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Asset, Character, Clip, Line, Marker, Take, Track } from '../../../src-main/shared/domain/project-rows.ts';
import { recipeKey } from '../../../src-main/shared/domain/recipe.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';

const SENTENCES = [
  'The tide turns at nine, and not a minute later.',
  'You said the harbour would be empty.',
  'Nobody leaves before the lamp is lit.',
  'I counted eleven boats; there should have been twelve.',
  '船已经走了，我们得等到明天。',
];
const NAMES = ['Mara', 'Joss', 'Captain Ito', 'Ilse', 'Narrator', '老陈', 'Bram'];

/** Same numbers every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A programme of `hours` with `clipCount` clips on seven voice tracks and a bed under them; the same one every time. */
export function longProject(clipCount: number, hours: number): ProjectDocument {
  const random = randomFrom(7);
  const total = hours * 3600 * PROJECT_SAMPLE_RATE;
  const orders = ordersAfter(new Map(), null, clipCount);
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const characters = NAMES.map((name, index): Character => ({ id: `character-${index}`, order: orders[index] ?? '', name, aliases: [], colour: index, voiceId: 'kathleen', delivery }));
  const tracks = NAMES.map((name, index): Track => ({ id: `track-${index}`, order: orders[index] ?? '', name, kind: 'voice', content: null, duck: null, characterId: `character-${index}`, gainDb: 0, pan: 0, mute: index === 3, solo: false, armed: false }));
  tracks.push({ id: 'bed', order: orders[NAMES.length] ?? '', name: 'Harbour at night', kind: 'bed', content: 'music', duck: null, characterId: null, gainDb: -12, pan: 0, mute: false, solo: false, armed: false });
  const asset: Asset = { id: 'asset', name: 'Harbour at night', soundId: 'b'.repeat(64), lengthSamples: total, channels: 2 };
  const lines: Line[] = [];
  const takes: Take[] = [];
  const clips: Clip[] = [];
  const pitch = total / clipCount;
  for (let index = 0; index < clipCount; index++) {
    const who = Math.floor(random() * NAMES.length);
    const startSample = Math.round(index * pitch + random() * pitch * 0.3);
    const lengthSamples = Math.round(pitch * (0.4 + random() * 0.8));
    const hasSlot = random() < 0.5;
    const slot = hasSlot ? { startSample, endSample: startSample + Math.round(lengthSamples * (0.85 + random() * 0.4)) } : null;
    lines.push({ id: `line-${index}`, order: orders[index] ?? '', characterId: `character-${who}`, text: SENTENCES[index % SENTENCES.length] ?? '', slot, fit: 'fit', locked: false, seed: index, overrides: [], takeId: `take-${index}` });
    // Sounds differ, as takes do: 400 of them, so that the cache of peaks works as it must.
    const soundId = (index % 400).toString(16).padStart(64, '0');
    takes.push({ id: `take-${index}`, lineId: `line-${index}`, number: 1, name: '', starred: false, locked: false, seed: index, recipe: 'stale', soundId, lengthSamples: lengthSamples + 9600, loudnessLufs: -18, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0 });
    const envelope = index % 17 === 0 ? [0, 0.3, 0.6, 1].map((share, point) => ({ atSample: Math.round(share * lengthSamples), gainDb: point % 2 === 0 ? 0 : -9 })) : [];
    clips.push({ id: `clip-${index}`, trackId: `track-${who}`, lineId: `line-${index}`, takeId: `take-${index}`, assetId: null, startSample, offsetSamples: 2400, lengthSamples, gainDb: index % 11 === 0 ? -4 : 0, fadeInSamples: index % 5 === 0 ? 6000 : 0, fadeOutSamples: index % 4 === 0 ? 12_000 : 0, envelope });
  }
  clips.push({ id: 'clip-bed', trackId: 'bed', lineId: null, takeId: null, assetId: 'asset', startSample: 0, offsetSamples: 0, lengthSamples: total, gainDb: 0, fadeInSamples: 96_000, fadeOutSamples: 192_000, envelope: [] });
  const markers = Array.from({ length: 24 }, (_, index): Marker => ({ id: `marker-${index}`, atSample: Math.round(((index + 0.3) * total) / 24), name: `Scene ${index + 1}`, colour: index % 12 }));
  const byId = <R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> => new Map(rows.map((row) => [row.id, row]));
  const document: ProjectDocument = {
    ...emptyDocument({ title: 'A long night', loop: { startSample: 20 * PROJECT_SAMPLE_RATE, endSample: 31 * PROJECT_SAMPLE_RATE } }),
    characters: byId(characters),
    lines: byId(lines),
    takes: byId(takes),
    tracks: byId(tracks),
    assets: byId([asset]),
    clips: byId(clips),
    markers: byId(markers),
  };
  const isFresh = (index: number): boolean => index % 6 !== 0;
  const spoken = takes.map((take, index) => (isFresh(index) ? { ...take, recipe: recipeKey(document, take.lineId) ?? 'stale' } : take));
  return { ...document, takes: byId(spoken) };
}
