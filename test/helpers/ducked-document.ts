import { emptyDocument, type ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Asset, Clip, Duck, Take, Track } from '../../src-main/shared/domain/project-rows.ts';

interface TrackPlan extends Partial<Track> {
  readonly id: string;
  /** Its one clip: which sound, and where. */
  readonly clip: Pick<Clip, 'startSample' | 'lengthSamples'> & Partial<Clip> & { readonly soundId: string };
}

/** A project of voice tracks with a take each and of beds with an imported sound each; a bed has stereo sound. */
export function duckedDocument(plans: readonly TrackPlan[]): ProjectDocument {
  const tracks = new Map<string, Track>();
  const clips = new Map<string, Clip>();
  const takes = new Map<string, Take>();
  const assets = new Map<string, Asset>();
  for (const [index, { clip, ...changes }] of plans.entries()) {
    const { id } = changes;
    const { soundId, ...place } = clip;
    const track: Track = { name: id, order: `a${String(index)}`, kind: 'voice', characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false, content: null, duck: null, ...changes };
    const isVoice = track.kind === 'voice';
    const lengthSamples = clip.lengthSamples + (clip.offsetSamples ?? 0);
    tracks.set(id, track);
    clips.set(id, {
      id, trackId: id, lineId: isVoice ? id : null, takeId: isVoice ? id : null, assetId: isVoice ? null : id, offsetSamples: 0, gainDb: 0, fadeInSamples: 0, fadeOutSamples: 0, envelope: [], ...place,
    });
    if (isVoice) {
      const take = { name: '', number: 1, starred: false, locked: false, seed: 0, recipe: 'r', loudnessLufs: null, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0 };
      takes.set(id, { ...take, id, lineId: id, soundId, lengthSamples });
    } else assets.set(id, { id, name: id, soundId, lengthSamples, channels: 2 });
  }
  return { ...emptyDocument(), tracks, clips, takes, assets };
}

export const DUCK: Duck = { depthDb: 12, attackMs: 100, releaseMs: 400, lookAheadMs: 50 };
