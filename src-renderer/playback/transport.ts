import type { Store } from '../state/store.ts';

export interface TransportState {
  readonly playing: boolean;
  /** -4, -2, -1, 1, 2 or 4 times normal speed; J and L step through them. */
  readonly speed: number;
  readonly looping: boolean;
  /** What is being heard beside the programme: a preview of a line, an audition. */
  readonly preview: string | null;
}

export interface MeterReading {
  /** dBFS of the last block; -Infinity for silence. */
  readonly peakLeftDb: number;
  readonly peakRightDb: number;
  /** Momentary loudness (400 ms). */
  readonly momentaryLufs: number;
  /** Peak of each track, dBFS. */
  readonly trackPeaksDb: ReadonlyMap<string, number>;
}

/** The one clock of the window and everything that can be heard in it. */
export interface Transport {
  readonly state: Store<TransportState>;
  /** Where the playhead stands, in samples; exact while playing. Read it once a frame; it is no store on purpose. */
  positionSamples(): number;
  /** Changes when the playhead is put somewhere, not while it runs. */
  readonly cursor: Store<number>;
  play(): Promise<void>;
  stop(): void;
  seek(sample: number): void;
  /** Plays a moment of sound around `sample`, as a playhead dragged over tape does. */
  scrub(sample: number): void;
  setSpeed(speed: number): Promise<void>;
  setLooping(looping: boolean): void;
  meters(): MeterReading;
  /** Plays what streams from a preview URL at once; stops what was heard before. Resolves when it starts to sound. */
  playPreview(url: string, name: string): Promise<void>;
  /** Plays one stored sound, at `gainDb`, for comparing takes. */
  playSound(soundId: string, gainDb: number, name: string): Promise<void>;
}
