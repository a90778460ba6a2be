/** How a sound is decoded. */
export interface DecodeOptions {
  /** Which sound track of a film, from 0; the one that a player would take, unless said otherwise. */
  readonly soundTrack?: number;
  /** Told how far it is, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Told once for each thing that makes the sound less than it could be: continues the sentence "it ...". */
  readonly onWarning?: (reason: string) => void;
}
