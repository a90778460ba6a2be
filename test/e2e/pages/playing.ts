/** A press on "play", and how long it is listened to. */
export interface Playing {
  readonly range: {
    readonly fromSample: number;
    readonly speed: number;
    readonly loop: { readonly startSample: number; readonly endSample: number } | null;
  };
  /** Frames of 48 kHz. */
  readonly frames: number;
}
