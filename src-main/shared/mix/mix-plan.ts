import { clipsOfTrack, tracksInOrder } from '../domain/in-order.ts';
import type { ProjectDocument } from '../domain/project-document.ts';
import type { Clip, Track } from '../domain/project-rows.ts';

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
 * @param onlyTrackId the stem of one track: it alone, if it is in the mix at all
 */
export function planMix(document: ProjectDocument, onlyTrackId?: string): MixPlan {
  const tracks = tracksInOrder(document);
  const isSolo = tracks.some(({ solo }) => solo);
  const sounding = tracks.filter(({ id, mute, solo }) => !mute && (solo || !isSolo) && (onlyTrackId === undefined || id === onlyTrackId));
  let lengthSamples = 0;
  for (const { startSample, lengthSamples: length } of document.clips.values()) lengthSamples = Math.max(lengthSamples, startSample + length);
  return { lengthSamples, tracks: sounding.map((track) => mixTrack(document, track)) };
}

export function gainOfDb(db: number): number {
  return 10 ** (db / 20);
}

function mixTrack(document: ProjectDocument, { id, gainDb, pan }: Track): MixTrack {
  const gain = gainOfDb(gainDb);
  return {
    id,
    leftGain: gain * Math.min(1, 1 - pan),
    rightGain: gain * Math.min(1, 1 + pan),
    clips: clipsOfTrack(document, id).flatMap((clip) => {
      const sound = clip.takeId === null ? document.assets.get(clip.assetId ?? '') : document.takes.get(clip.takeId);
      if (!sound) return [];
      const { startSample, offsetSamples, lengthSamples, fadeInSamples, fadeOutSamples, envelope } = clip;
      const channels = 'channels' in sound ? sound.channels : 1;
      return [{ startSample, offsetSamples, lengthSamples, fadeInSamples, fadeOutSamples, envelope, soundId: sound.soundId, channels, gain: gainOfDb(clip.gainDb) }];
    }),
  };
}
