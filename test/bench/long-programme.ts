import type { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { emptyDocument, type ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip, Take, Track } from '../../src-main/shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { Chance } from '../helpers/random-edits.ts';

/** Seconds of each take, and from one line's start to the next: two thirds of the programme are speech. */
const LINE_SECONDS = 4;
const LINE_EVERY_SECONDS = 6;
/** Different takes; lines beyond them say the same again. */
const TAKES = 40;
const BED_SECONDS = 300;

/**
 * A programme as dubbers have it, without a voice: lines of two characters, music that makes room for them, and the original
 * sound under all of it.
 */
export function longProgramme(database: ProjectDatabase, minutes: number): ProjectDocument {
  const document = emptyDocument({ title: 'An hour at the harbour' });
  const tracks = new Map<string, Track>();
  const clips = new Map<string, Clip>();
  const takes = new Map<string, Take>();
  const common = { gainDb: 0, pan: 0, mute: false, solo: false, armed: false };
  const duck = { depthDb: 12, attackMs: 80, releaseMs: 400, lookAheadMs: 120 };
  tracks.set('mara', { id: 'mara', order: 'a', name: 'Mara', kind: 'voice', content: null, duck: null, characterId: null, ...common });
  tracks.set('joss', { id: 'joss', order: 'b', name: 'Joss', kind: 'voice', content: null, duck: null, characterId: null, ...common, pan: 0.1 });
  tracks.set('music', { id: 'music', order: 'c', name: 'Music', kind: 'bed', content: 'music', duck, characterId: null, ...common, gainDb: -8 });
  tracks.set('original', { id: 'original', order: 'd', name: 'Original', kind: 'bed', content: 'original', duck: { ...duck, depthDb: 18 }, characterId: null, ...common, gainDb: -6 });

  const clip = { lineId: null, takeId: null, assetId: null, offsetSamples: 0, gainDb: 0, fadeInSamples: 480, fadeOutSamples: 480, envelope: [] };
  for (let number = 0; number < TAKES; number++) {
    const samples = speech(number);
    const { soundId, frames } = database.putSound({ channels: 1, chunks: samples });
    takes.set(`take-${String(number)}`, { id: `take-${String(number)}`, lineId: '', number: 1, name: '', starred: false, locked: false, seed: 0, recipe: 'bench', soundId, lengthSamples: frames, loudnessLufs: -20, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 1_700_000_000_000 });
  }
  for (let second = 0, line = 0; second + LINE_SECONDS <= minutes * 60; second += LINE_EVERY_SECONDS, line++) {
    const id = `line-${String(line)}`;
    clips.set(id, { ...clip, id, trackId: line % 2 === 0 ? 'mara' : 'joss', takeId: `take-${String(line % TAKES)}`, startSample: second * PROJECT_SAMPLE_RATE, lengthSamples: LINE_SECONDS * PROJECT_SAMPLE_RATE });
  }
  const assets = new Map(
    (['music', 'original'] as const).map((id) => {
      const channels = id === 'music' ? 2 : 1;
      const { soundId, frames } = database.putSound({ channels, chunks: bed(channels) });
      for (let second = 0; second < minutes * 60; second += BED_SECONDS) {
        const lengthSamples = Math.min(BED_SECONDS, minutes * 60 - second) * PROJECT_SAMPLE_RATE;
        clips.set(`${id}-${String(second)}`, { ...clip, id: `${id}-${String(second)}`, trackId: id, assetId: id, startSample: second * PROJECT_SAMPLE_RATE, lengthSamples });
      }
      return [id, { id, name: id, soundId, lengthSamples: frames, channels } as const] as const;
    }),
  );
  return { ...document, tracks, clips, takes, assets };
}

/** Syllables of a buzz under three formants, with breaths of noise. */
function speech(seed: number): Float32Array {
  const chance = new Chance(seed);
  const hz = 110 + 6 * seed;
  return Float32Array.from({ length: LINE_SECONDS * PROJECT_SAMPLE_RATE }, (_, index) => {
    const time = index / PROJECT_SAMPLE_RATE;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3.7 * time)) ** 1.5;
    let buzz = 0;
    for (let harmonic = 1; harmonic <= 12; harmonic++) buzz += Math.sin(2 * Math.PI * hz * harmonic * time) / harmonic;
    const hiss = (chance.real() - 0.5) * Math.max(0, -Math.sin(2 * Math.PI * 3.7 * time)) * 0.2;
    return 0.25 * (0.4 * syllable * buzz + hiss);
  });
}

/** Slow chords, a little different on both sides. */
function bed(channels: 1 | 2): Float32Array {
  const chance = new Chance(channels);
  const frames = BED_SECONDS * PROJECT_SAMPLE_RATE;
  const samples = new Float32Array(frames * channels);
  let smoothed = 0;
  for (let frame = 0; frame < frames; frame++) {
    const time = frame / PROJECT_SAMPLE_RATE;
    const root = 2 * Math.PI * 110 * 2 ** (Math.floor(time / 4) % 5 / 12) * time;
    smoothed += 0.1 * (chance.real() - 0.5 - smoothed);
    const tone = 0.1 * (Math.sin(root) + 0.6 * Math.sin(1.498 * root) + 0.4 * Math.sin(2.52 * root)) + 0.1 * smoothed;
    for (let channel = 0; channel < channels; channel++) samples[frame * channels + channel] = tone * (1 + 0.2 * Math.sin(time + 2 * channel));
  }
  return samples;
}
