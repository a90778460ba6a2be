import type { CommandCall } from '../../src-main/shared/commands/run-commands.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';

/** A seeded source of chance: the same seed gives the same edits (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 to 1, 1 left out. */
  real(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** 0 to `below` - 1. */
  whole(below: number): number {
    return Math.floor(this.real() * below);
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.whole(items.length)];
  }

  some<T>(items: readonly T[], most: number): T[] {
    return items.filter(() => this.real() < most / Math.max(1, items.length));
  }
}

const WORDS = 'the tide came in over harbour stones while nobody watched and the lamp went out again'.split(' ');
const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
const delivery = { pace, pitchSemitones, range, energyDb, pauses };

/**
 * One edit that a person might make in this project. Most make sense there; some do not (rows that are gone, locked lines)
 * and must be refused without a trace. Together they use every command.
 */
export function randomEdit(document: ProjectDocument, chance: Chance): CommandCall {
  const make = chance.pick(MAKERS) ?? insertLines;
  return make(document, chance, idsOf(document));
}

type Ids = { readonly [T in keyof ProjectDocument]: readonly string[] };
type Maker = (document: ProjectDocument, chance: Chance, ids: Ids) => CommandCall;

function idsOf(document: ProjectDocument): Ids {
  return Object.fromEntries(Object.entries(document).map(([table, rows]) => [table, [...rows.keys()]])) as unknown as Ids;
}

const newId = (chance: Chance, kind: string): string => `${kind}-${String(chance.whole(4294967296))}`;
const call = (name: string, args: object): CommandCall => ({ name, arguments: args });
const text = (chance: Chance): string => Array.from({ length: 1 + chance.whole(8) }, () => chance.pick(WORDS) ?? '').join(' ');
const sound = (chance: Chance): string => chance.whole(1_000_000).toString(16).padStart(64, '0');
const idOr = (chance: Chance, ids: readonly string[]): string => (chance.real() < 0.02 ? 'nobody' : (chance.pick(ids) ?? 'nobody'));
const idOrNull = (chance: Chance, ids: readonly string[]): string | null => (chance.real() < 0.3 ? null : (chance.pick(ids) ?? null));

function insertLines(_document: ProjectDocument, chance: Chance, ids: Ids): CommandCall {
  const character = { id: newId(chance, 'character'), name: 'Mara', colour: chance.whole(12), voiceId: 'kathleen-en', delivery };
  const isNew = ids.characters.length === 0 || chance.real() < 0.2;
  return call('script.insert', {
    after: idOrNull(chance, ids.lines),
    characters: isNew ? [character] : [],
    lines: Array.from({ length: 1 + chance.whole(3) }, () => ({
      id: newId(chance, 'line'),
      characterId: isNew ? character.id : idOr(chance, ids.characters),
      text: text(chance),
      slot: chance.real() < 0.3 ? { startSample: chance.whole(100_000), endSample: 100_000 + chance.whole(100_000) } : null,
    })),
  });
}

const MAKERS: readonly Maker[] = [
  insertLines,
  insertLines,
  (_d, chance) => call('settings.change', { changes: { title: text(chance), takeCap: 1 + chance.whole(20) } }),
  (_d, chance, ids) =>
    call('character.add', {
      character: { id: newId(chance, 'character'), name: text(chance), colour: chance.whole(12), voiceId: 'kathleen-en', delivery },
      after: idOrNull(chance, ids.characters),
    }),
  (_d, chance, ids) => call('character.change', { id: idOr(chance, ids.characters), changes: { name: text(chance), delivery: { ...delivery, pace: 0.5 + chance.real() } } }),
  (_d, chance, ids) => call('character.remove', { id: idOr(chance, ids.characters), moveLinesTo: idOrNull(chance, ids.characters) }),
  (_d, chance, ids) => call('character.move', { id: idOr(chance, ids.characters), after: idOrNull(chance, ids.characters) }),
  (_d, chance, ids) => call('line.setText', { id: idOr(chance, ids.lines), text: text(chance) }),
  (_d, chance, ids) => call('line.setText', { id: idOr(chance, ids.lines), text: text(chance) }),
  (_d, chance, ids) => call('line.assign', { ids: [idOr(chance, ids.lines)], characterId: idOr(chance, ids.characters) }),
  (_d, chance, ids) => call('line.remove', { ids: [idOr(chance, ids.lines)] }),
  (_d, chance, ids) => call('line.move', { ids: [idOr(chance, ids.lines), ...chance.some(ids.lines, 2)], after: idOrNull(chance, ids.lines) }),
  (_d, chance, ids) => call('line.setSlot', { id: idOr(chance, ids.lines), slot: chance.real() < 0.5 ? null : { startSample: chance.whole(9000), endSample: 9000 + chance.whole(9000) } }),
  (_d, chance, ids) => call('line.lock', { ids: [idOr(chance, ids.lines)], locked: chance.real() < 0.4 }),
  (_d, chance, ids) => call('line.split', { id: idOr(chance, ids.lines), at: chance.whole(20), newId: newId(chance, 'line') }),
  (_d, chance, ids) => call('line.join', { id: idOr(chance, ids.lines), nextId: idOr(chance, ids.lines) }),
  (document, chance, ids) => {
    const id = idOr(chance, chance.real() < 0.8 ? [...new Set([...document.cues.values()].map((cue) => cue.lineId))] : ids.lines);
    const cues = [...document.cues.values()].filter((cue) => cue.lineId === id).length;
    return call('line.separate', { id, newIds: Array.from({ length: Math.max(1, cues - 1) }, () => newId(chance, 'line')) });
  },
  (_d, chance, ids) => call('line.setFit', { ids: [idOr(chance, ids.lines)], fit: chance.pick(['fit', 'overlap', 'stretch']) ?? 'fit' }),
  (_d, chance, ids) => call('line.setSeed', { id: idOr(chance, ids.lines), seed: chance.whole(1000) }),
  (document, chance, ids) => {
    const id = idOr(chance, ids.lines);
    const end = Math.max(1, chance.whole(document.lines.get(id)?.text.length ?? 1));
    return call('line.setOverrides', { id, overrides: [{ start: 0, end, phones: ['T', 'AY1', 'D'] }] });
  },
  (_d, chance, ids) => call('script.replaceText', { edits: [idOr(chance, ids.lines), ...chance.some(ids.lines, 2)].map((id) => ({ id, text: text(chance) })) }),
  (_d, chance, ids) => call('script.retime', { edits: [idOr(chance, ids.lines), ...chance.some(ids.lines, 2)].map((id) => ({ id, slot: { startSample: chance.whole(9000), endSample: 9000 + chance.whole(9000) } })) }),
  (_d, chance, ids) => call('delivery.change', { lineIds: [idOr(chance, ids.lines)], changes: { pace: chance.real() < 0.3 ? null : 0.5 + chance.real(), range: 1 } }),
  (_d, chance, ids) => call('delivery.draw', { lineId: idOr(chance, ids.lines), drawing: { symbols: ['sil', 'T', 'AY1', '.'], edits: { [String(chance.whole(4))]: { f0Hz: 100 + chance.whole(200) } } } }),
  (_d, chance, ids) => call('delivery.reset', { lineIds: [idOr(chance, ids.lines)] }),
  ...Array.from({ length: 4 }, (): Maker => (_d, chance, ids) => addTake(chance, ids)),
  (document, chance, ids) => {
    const take = document.takes.get(idOr(chance, ids.takes));
    return call('take.choose', { lineId: take?.lineId ?? 'nobody', takeId: take?.id ?? 'nobody' });
  },
  (_d, chance, ids) => call('take.change', { id: idOr(chance, ids.takes), changes: { starred: chance.real() < 0.5, locked: chance.real() < 0.2, name: text(chance) } }),
  (_d, chance, ids) => call('take.remove', { ids: [idOr(chance, ids.takes)] }),
  (_d, chance, ids) =>
    call('track.add', {
      track: { id: newId(chance, 'track'), name: text(chance), kind: chance.real() < 0.5 ? 'voice' : 'bed', characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false },
      after: idOrNull(chance, ids.tracks),
    }),
  (_d, chance, ids) => call('track.change', { id: idOr(chance, ids.tracks), changes: { gainDb: -chance.whole(20), mute: chance.real() < 0.5 } }),
  (_d, chance, ids) => call('track.move', { id: idOr(chance, ids.tracks), after: idOrNull(chance, ids.tracks) }),
  (_d, chance, ids) => call('track.remove', { id: idOr(chance, ids.tracks) }),
  (_d, chance) => call('asset.add', { asset: { id: newId(chance, 'asset'), name: text(chance), soundId: sound(chance), lengthSamples: 1 + chance.whole(90_000), channels: 2 } }),
  (_d, chance, ids) => call('asset.remove', { ids: [idOr(chance, ids.assets)] }),
  (_d, chance, ids) => {
    const clip = { id: newId(chance, 'clip'), trackId: idOr(chance, ids.tracks), lineId: null, takeId: null, assetId: idOr(chance, ids.assets) };
    return call('clip.add', { clip: { ...clip, startSample: chance.whole(90_000), offsetSamples: 0, lengthSamples: 1 + chance.whole(90_000), gainDb: 0, fadeInSamples: 10, fadeOutSamples: 10, envelope: [] } });
  },
  (_d, chance, ids) => call('clip.change', { id: idOr(chance, ids.clips), changes: { gainDb: -chance.whole(9), fadeInSamples: chance.whole(9000), envelope: [{ atSample: chance.whole(9000), gainDb: -3 }, { atSample: 1, gainDb: 2 }] } }),
  (_d, chance, ids) => call('clip.move', { ids: [idOr(chance, ids.clips)], bySamples: chance.whole(40_000) - 20_000, trackId: idOrNull(chance, ids.tracks), ripple: chance.real() < 0.5 }),
  (_d, chance, ids) => call('clip.trim', { id: idOr(chance, ids.clips), startSample: chance.whole(90_000), offsetSamples: chance.whole(2000), lengthSamples: 1 + chance.whole(40_000), ripple: chance.real() < 0.5 }),
  (document, chance, ids) => {
    const clip = document.clips.get(idOr(chance, ids.clips));
    return call('clip.split', { id: clip?.id ?? 'nobody', atSample: (clip?.startSample ?? 0) + chance.whole(clip?.lengthSamples ?? 1), newId: newId(chance, 'clip') });
  },
  (document, chance, ids) => {
    const clip = document.clips.get(idOr(chance, ids.clips));
    return call('clip.duplicate', { copies: [{ id: clip?.id ?? 'nobody', newId: newId(chance, 'clip'), startSample: chance.whole(90_000), trackId: clip?.trackId ?? 'nobody' }] });
  },
  (_d, chance, ids) => call('clip.remove', { ids: [idOr(chance, ids.clips)], ripple: chance.real() < 0.5 }),
  (_d, chance) => call('marker.add', { marker: { id: newId(chance, 'marker'), atSample: chance.whole(90_000), name: text(chance), colour: chance.whole(12) } }),
  (_d, chance, ids) => call('marker.change', { id: idOr(chance, ids.markers), changes: { name: text(chance) } }),
  (_d, chance, ids) => call('marker.remove', { ids: [idOr(chance, ids.markers)] }),
  (_d, chance) => call('lexicon.put', { entry: { id: newId(chance, 'word'), word: chance.pick(WORDS) ?? 'tide', language: 'en-US', phones: ['T', 'AY1', 'D'] } }),
  (document, chance, ids) => {
    const file = { id: chance.real() < 0.5 ? newId(chance, 'file') : (chance.pick(ids.subtitleFiles) ?? newId(chance, 'file')), name: 'film.srt', format: 'srt', encoding: 'utf-8', byteOrderMark: false, text: text(chance) };
    const lineIds = [idOr(chance, ids.lines), ...chance.some(ids.lines, 4)];
    return call('subtitles.put', { file, cues: lineIds.flatMap((id, index) => cuesOf(document, chance, { id, index, fileId: file.id })) });
  },
  (_d, chance, ids) => call('subtitles.remove', { id: idOr(chance, ids.subtitleFiles) }),
  (_d, chance, ids) => call('picture.set', pictureOf(chance, chance.pick(ids.pictures) ?? newId(chance, 'picture'))),
  (_d, chance, ids) => call('picture.change', { id: idOr(chance, ids.pictures), changes: { startSample: chance.whole(90_000) } }),
  (_d, chance, ids) => call('picture.remove', { id: idOr(chance, ids.pictures) }),
  (_d, chance, ids) =>
    call('programme.conform', {
      conform: chance.real() < 0.4 ? null : { fromRate: 23.976, toRate: 25 },
      sounds: chance.some(ids.assets, 1).map((id) => ({ id, soundId: sound(chance), lengthSamples: 1 + chance.whole(90_000) })),
    }),
  (_d, chance, ids) => call('lexicon.remove', { ids: [idOr(chance, ids.lexicon)] }),
];

/** A line's cue, or two that share its words. */
function cuesOf(document: ProjectDocument, chance: Chance, { id, index, fileId }: { id: string; index: number; fileId: string }): object[] {
  const startSample = chance.whole(90_000);
  const words = document.lines.get(id)?.text ?? '';
  const cut = words.indexOf(' ') + 1;
  const spans = cut > 0 && chance.real() < 0.7 ? [{ start: 0, end: cut }, { start: cut, end: words.length }] : [{ start: 0, end: words.length }];
  return spans.map((span, part) => {
    const row = { id: newId(chance, 'cue'), fileId, index: 2 * index + part, part: 0, lineId: id, text: text(chance), speaker: null };
    return { ...row, startSample: startSample + part * 9000, endSample: startSample + part * 9000 + chance.whole(9000), span };
  });
}

function pictureOf(chance: Chance, id: string): object {
  const row = { id, path: '/films/film.mp4', name: 'film.mp4', bytes: 1_000_000, startSample: 0, lengthSamples: 1 + chance.whole(900_000) };
  return { ...row, frameRate: 25, width: 640, height: 360, videoCodec: 'avc', soundTracks: [] };
}

function addTake(chance: Chance, ids: Ids): CommandCall {
  return call('take.add', {
    take: {
      id: newId(chance, 'take'),
      lineId: idOr(chance, ids.lines),
      name: '',
      starred: false,
      locked: false,
      seed: chance.whole(1000),
      recipe: 'recipe',
      soundId: sound(chance),
      lengthSamples: 4_800 + chance.whole(100_000),
      loudnessLufs: -20,
      overSamples: 0,
      createdAtMs: 1,
    },
    clipId: newId(chance, 'clip'),
    trackId: newId(chance, 'track'),
  });
}
