import type { MeterReading, Transport, TransportState } from '../../../src-renderer/playback/transport.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import { createStore } from '../../../src-renderer/state/store.ts';

/** A transport that moves the playhead by the clock of the page and makes no sound. */
export function clockTransport(): Transport {
  const state = createStore<TransportState>({ playing: false, speed: 1, looping: true, preview: null });
  const cursor = createStore(0);
  let startedAtMs = 0;
  const position = (): number => {
    const { playing, speed } = state.get();
    return cursor.get() + (playing ? ((performance.now() - startedAtMs) / 1000) * PROJECT_SAMPLE_RATE * speed : 0);
  };
  return {
    state,
    cursor,
    positionSamples: position,
    play() {
      startedAtMs = performance.now();
      state.set((present) => ({ ...present, playing: true }));
      return Promise.resolve();
    },
    stop() {
      cursor.set(Math.round(position()));
      state.set((present) => ({ ...present, playing: false }));
    },
    seek(sample) {
      startedAtMs = performance.now();
      cursor.set(sample);
    },
    scrub: () => undefined,
    setSpeed(speed) {
      state.set((present) => ({ ...present, speed }));
      return Promise.resolve();
    },
    setLooping(looping) {
      state.set((present) => ({ ...present, looping }));
    },
    meters: (): MeterReading => ({
      peakLeftDb: -12,
      peakRightDb: -14,
      momentaryLufs: -20,
      trackPeaksDb: new Map(Array.from({ length: 8 }, (_, track) => [track === 7 ? 'bed' : `track-${track}`, -9 + 9 * Math.sin(performance.now() / 300 + track)])),
    }),
    playPreview: () => Promise.resolve(),
    playSound: () => Promise.resolve(),
  };
}
