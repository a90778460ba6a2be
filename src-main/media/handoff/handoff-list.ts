import type { TimecodeSettings } from '../../shared/domain/timecode.ts';
import { frameAtSample } from './frame-at-sample.ts';

/** A clip as another editor is told of it. Samples at 48 kHz. */
export interface HandoffClip {
  readonly trackName: string;
  /** Who speaks; null for beds. */
  readonly characterName: string | null;
  /** What is said; empty for beds. */
  readonly lineText: string;
  readonly name: string;
  /** On the programme, from its first sample. */
  readonly startSample: number;
  readonly lengthSamples: number;
  /** Where in its file the clip begins. */
  readonly sourceOffsetSamples: number;
  /** Absolute path of the file it plays; null where there is none. */
  readonly mediaPath: string | null;
}

export interface HandoffMarker {
  readonly atSample: number;
  readonly name: string;
}

/** A programme for other editors, by which all of their formats are written. */
export interface HandoffList extends TimecodeSettings {
  readonly title: string;
  readonly clips: readonly HandoffClip[];
  readonly markers: readonly HandoffMarker[];
}

/** A clip on whole frames from the programme's first. It lasts at least one. */
export interface FramedClip extends HandoffClip {
  readonly startFrame: number;
  readonly endFrame: number;
  /** Of its file, from the file's first. */
  readonly sourceFrame: number;
}

/** Clips that nowhere overlap, by their starts. */
export interface Lane {
  readonly name: string;
  readonly clips: readonly FramedClip[];
}

/**
 * The tracks of a programme on whole frames, each edge at the nearest. Clips of one track that overlap are put on lanes of
 * their own, since most formats have no other way to say it.
 */
export function lanesOf({ clips, frameRate }: HandoffList): Lane[] {
  const tracks = new Map<string, FramedClip[]>();
  for (const clip of clips) {
    const framed = framedClip(clip, frameRate);
    const track = tracks.get(clip.trackName);
    if (track) track.push(framed);
    else tracks.set(clip.trackName, [framed]);
  }
  return [...tracks].flatMap(([name, framed]) => withoutOverlap(framed).map((lane, index) => ({ name: index === 0 ? name : `${name} (${index + 1})`, clips: lane })));
}

/** The fewest lists in which no clip begins before another ends; the first has as much as it can. */
export function withoutOverlap(clips: readonly FramedClip[]): FramedClip[][] {
  const lanes: FramedClip[][] = [];
  for (const clip of clips.toSorted((a, b) => a.startFrame - b.startFrame || a.endFrame - b.endFrame)) {
    const free = lanes.find((lane) => (lane.at(-1)?.endFrame ?? 0) <= clip.startFrame);
    if (free) free.push(clip);
    else lanes.push([clip]);
  }
  return lanes;
}

function framedClip(clip: HandoffClip, frameRate: HandoffList['frameRate']): FramedClip {
  const startFrame = frameAtSample(clip.startSample, frameRate);
  const endFrame = Math.max(startFrame + 1, frameAtSample(clip.startSample + clip.lengthSamples, frameRate));
  return { ...clip, startFrame, endFrame, sourceFrame: frameAtSample(clip.sourceOffsetSamples, frameRate) };
}

/** Frames from the programme's first to the end of its last clip or marker; at least one. */
export function lengthInFrames({ clips, markers, frameRate }: HandoffList): number {
  const ends = [...clips.map(({ startSample, lengthSamples }) => startSample + lengthSamples), ...markers.map(({ atSample }) => atSample)];
  return ends.reduce((most, end) => Math.max(most, frameAtSample(end, frameRate) + 1), 1);
}

/** Who speaks and what, in one line. */
export function wordsOf({ characterName, lineText }: Pick<HandoffClip, 'characterName' | 'lineText'>): string {
  const said = lineText.replace(/\s+/g, ' ').trim();
  return characterName === null ? said : `${characterName.replace(/\s+/g, ' ')}: ${said}`;
}
