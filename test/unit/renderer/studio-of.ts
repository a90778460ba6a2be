import type { RequestOutput } from '../../../src-main/shared/contract/contract.ts';
import { DEFAULT_APP_SETTINGS } from '../../../src-main/shared/contract/views.ts';
import { openStudio } from '../../../src-renderer/app/open-studio.ts';
import type { Transport, TransportState } from '../../../src-renderer/playback/transport.ts';
import { createStore } from '../../../src-renderer/state/store.ts';
import type { Studio } from '../../../src-renderer/state/studio.ts';
import { ScriptedConnection } from './scripted-connection.ts';

export const WELCOME: RequestOutput<'studio.connect'> = {
  version: '0.0.0',
  shell: 'web',
  platform: 'linux',
  capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false },
  settings: DEFAULT_APP_SETTINGS,
  recent: [],
  voices: [],
  project: null,
};

/** The window's studio on a scripted connection, without sound. */
export async function studioOf(connection = new ScriptedConnection({ 'studio.connect': () => WELCOME })): Promise<Studio> {
  return await openStudio(connection, silentTransport);
}

function silentTransport(): Transport {
  const state = createStore<TransportState>({ playing: false, speed: 1, looping: false, preview: null });
  const cursor = createStore(0);
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    state,
    cursor,
    positionSamples: () => cursor.get(),
    play: nothing,
    stop: () => {
      state.set((present) => ({ ...present, playing: false }));
    },
    seek: (sample) => {
      cursor.set(sample);
    },
    scrub: (sample) => {
      cursor.set(sample);
    },
    setSpeed: nothing,
    setLooping: () => undefined,
    meters: () => ({ peakLeftDb: -Infinity, peakRightDb: -Infinity, momentaryLufs: -Infinity, trackPeaksDb: new Map() }),
    playPreview: nothing,
    playSound: nothing,
  };
}
