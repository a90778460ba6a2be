import { clipsOfTrack, tracksInOrder } from '../domain/in-order.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import type { Asset, Clip, Take, Track } from '../domain/project-rows.ts';
import { duckCurve, type Span } from './duck-curve.ts';
import { gainOfDb, type GainCurve } from './gain-curve.ts';

/** What sounds when, with every id resolved: all that mixing needs to know of a project. Gains are linear factors. */
export interface MixPlan {
  /** Samples from the start of the programme to the end of its last clip, muted ones included. */
  readonly lengthSamples: number;
  readonly tracks: readonly MixTrack[];
}

export interface MixTrack {
  readonly id: string;
  readonly leftGain: number;
  readonly rightGain: number;
  /** How it makes room for speech, over the programme; without points where it does not. */
  readonly duck: GainCurve;
  /** By start. */
  readonly clips: readonly MixClip[];
}

export interface MixClip extends Pick<Clip, 'startSample' | 'offsetSamples' | 'lengthSamples' | 'fadeInSamples' | 'fadeOutSamples' | 'envelope'> {
  readonly soundId: string;
  readonly channels: 1 | 2;
  readonly gain: number;
}

/**
 * The mix of a project: tracks that are muted, or not soloed while others are, are left out. Playback and every export
 * mix from this plan, so that what is heard is what is delivered.
 *
 * Pan is a balance: in the middle both sides are at full level, so that one channel made of both is the sound itself.
 * @param keeps which tracks of the mix are wanted, for a stem. They are as they are in the mix: a bed is ducked under speech
 * that its stem does not hold, so that stems add up to the mix.
 */
export function planMix(document: ProjectDocument, keeps: (track: Track) => boolean = () => true): MixPlan {
  let lengthSamples = 0;
  for (const { startSample, lengthSamples: length } of document.clips.values()) lengthSamples = Math.max(lengthSamples, startSample + length);
  const tracks = tracksInMix(document).filter(keeps);
  const speech = tracks.some(isDucked) ? speechInMix(document) : [];
  return { lengthSamples, tracks: tracks.map((track) => mixTrack(document, track, speech)) };
}

/** When anybody speaks in the mix, by start: what sounds of the clips of its voice tracks. */
export function speechInMix(document: ProjectDocument): Span[] {
  return tracksInMix(document)
    .filter(({ kind }) => kind === 'voice')
    .flatMap(({ id }) => clipsOfTrack(document, id))
    .flatMap((clip) => {
      const audible = Math.min(clip.lengthSamples, (soundOf(document, clip)?.lengthSamples ?? 0) - clip.offsetSamples);
      return audible > 0 ? [{ startSample: clip.startSample, endSample: clip.startSample + audible }] : [];
    })
    .sort((a, b) => a.startSample - b.startSample);
}

/** Tracks that are heard, in their order: none that is muted, or not soloed while others are. */
export function tracksInMix(document: ProjectDocument): Track[] {
  const tracks = tracksInOrder(document);
  const isSolo = tracks.some(({ solo }) => solo);
  return tracks.filter(({ mute, solo }) => !mute && (solo || !isSolo));
}

function isDucked({ kind, duck }: Track): boolean {
  return kind === 'bed' && duck !== null;
}

function mixTrack(document: ProjectDocument, track: Track, speech: readonly Span[]): MixTrack {
  const gain = gainOfDb(track.gainDb);
  return {
    id: track.id,
    leftGain: gain * Math.min(1, 1 - track.pan),
    rightGain: gain * Math.min(1, 1 + track.pan),
    duck: track.kind === 'bed' && track.duck ? duckCurve(speech, track.duck) : [],
    clips: clipsOfTrack(document, track.id).flatMap((clip) => {
      const sound = soundOf(document, clip);
      if (!sound) return [];
      const { startSample, offsetSamples, lengthSamples, fadeInSamples, fadeOutSamples, envelope } = clip;
      const channels = 'channels' in sound ? sound.channels : 1;
      return [{ startSample, offsetSamples, lengthSamples, fadeInSamples, fadeOutSamples, envelope, soundId: sound.soundId, channels, gain: gainOfDb(clip.gainDb) }];
    }),
  };
}

function soundOf(document: ProjectDocument, { takeId, assetId }: Clip): Asset | Take | undefined {
  return takeId === null ? document.assets.get(assetId ?? '') : document.takes.get(takeId);
}
