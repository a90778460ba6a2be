import { samplesUrl } from '../../src-main/shared/contract/media-url.ts';
import type { AppSettings } from '../../src-main/shared/contract/views.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { emptyDocument } from '../../src-main/shared/domain/project-document.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { gainOfDb } from '../../src-main/shared/mix/gain-curve.ts';
import { planMix, type MixPlan } from '../../src-main/shared/mix/mix-plan.ts';
import type { ProjectStore } from '../state/project-store.ts';
import { createStore, type Store } from '../state/store.ts';
import { ProgrammePlayer, type PlayRange } from './programme-player.ts';
import { SamplesCache } from './samples-cache.ts';
import { StreamPlayer } from './stream-player.ts';
import type { MeterReading, Transport, TransportState } from './transport.ts';

const SILENT: MeterReading = { peakLeftDb: -Infinity, peakRightDb: -Infinity, momentaryLufs: -Infinity, trackPeaksDb: new Map() };
/** How much is heard around a scrubbed playhead, in samples. */
const SCRUB_SAMPLES = PROJECT_SAMPLE_RATE * 0.08;

export interface TransportParts {
  readonly project: ProjectStore;
  readonly settings: Store<AppSettings>;
  /** Told when sound stops because it could not be had. */
  readonly onFailure: (error: unknown) => void;
}

/** The window's player: one programme, or one preview, at a time. */
export function createTransport({ project, settings, onFailure }: TransportParts): Transport {
  const state = createStore<TransportState>({ playing: false, speed: 1, looping: false, preview: null });
  const cursor = createStore(0);
  const cache = new SamplesCache();
  let context: AudioContext | undefined;
  let programme: ProgrammePlayer | undefined;
  let stream: StreamPlayer | undefined;
  /** Counts what was asked for, so that what is overtaken while it gets ready does not sound after all. */
  let turn = 0;

  /** Made at the first sound, since a page may only have one after a person has touched it. */
  const audio = async (): Promise<AudioContext> => {
    context ??= new AudioContext({ sampleRate: PROJECT_SAMPLE_RATE, latencyHint: 'interactive' });
    await playOn(context, settings.get().audioDevice);
    if (context.state === 'suspended') await context.resume();
    return context;
  };
  settings.subscribe(() => {
    if (context) playOn(context, settings.get().audioDevice).catch(onFailure);
  });

  let planned: { readonly document: object; readonly plan: MixPlan } | undefined;
  const plan = (): MixPlan => {
    const document = project.state.get()?.document ?? emptyDocument();
    if (planned?.document !== document) planned = { document, plan: withPicture(planMix(document), document) };
    return planned.plan;
  };
  project.state.subscribe(() => {
    programme?.refresh();
  });

  const loopRange = () => (state.get().looping ? (project.state.get()?.document.settings.get('project')?.loop ?? null) : null);

  const silence = (): void => {
    turn += 1;
    programme?.stop();
    programme = undefined;
    stream?.stop();
    stream = undefined;
    state.set((present) => (present.preview === null ? present : { ...present, preview: null }));
  };

  /** @returns what plays now; undefined when something else was asked for meanwhile */
  const start = async (range: PlayRange, onEnd: (player: ProgrammePlayer) => void): Promise<ProgrammePlayer | undefined> => {
    silence();
    const mine = turn;
    const output = await audio();
    if (turn !== mine) return undefined;
    const player = new ProgrammePlayer(output, plan, cache, range, (error) => {
      if (programme !== player) return;
      onEnd(player);
      programme = undefined;
      if (error !== undefined) onFailure(error);
    });
    programme = player;
    await player.start();
    return player;
  };

  const begin = async (fromSample: number, speed: number): Promise<void> => {
    // Told first: what is asked for before the sound has begun already knows of it.
    state.set((present) => ({ ...present, playing: true, speed }));
    try {
      await start({ fromSample, speed, loop: loopRange() }, (player) => {
        cursor.set(player.positionSamples());
        state.set((present) => ({ ...present, playing: false, speed: 1 }));
      });
    } catch (error) {
      transport.stop();
      throw error;
    }
  };

  /** A moment of sound; the playhead stays where it was put. */
  const sample = async (fromSample: number): Promise<void> => {
    const player = await start({ fromSample, speed: 1, loop: null }, () => undefined);
    if (!player) return;
    setTimeout(() => {
      // Only its own sound: by now the programme may be playing.
      if (programme === player && !state.get().playing) silence();
    }, (SCRUB_SAMPLES / PROJECT_SAMPLE_RATE) * 1000);
  };

  const playStream = async (url: string, name: string, gain: number): Promise<void> => {
    transport.stop();
    const mine = turn;
    const output = await audio();
    if (turn !== mine) return;
    const player = new StreamPlayer(output, gain, () => {
      if (stream !== player) return;
      stream = undefined;
      state.set((present) => ({ ...present, preview: null }));
    });
    stream = player;
    state.set((present) => ({ ...present, preview: name }));
    try {
      await player.start(url);
    } catch (error) {
      // Stopped by the next thing that was asked for: nothing went wrong.
      if (stream !== player) return;
      transport.stop();
      throw error;
    }
  };

  const transport: Transport = {
    state,
    cursor,
    positionSamples: () => (state.get().playing && programme ? programme.positionSamples() : cursor.get()),
    play: () => begin(cursor.get(), 1),
    stop() {
      if (state.get().playing && programme) cursor.set(programme.positionSamples());
      silence();
      state.set((present) => ({ ...present, playing: false, speed: 1 }));
    },
    seek(sample) {
      const to = Math.max(0, Math.round(sample));
      cursor.set(to);
      if (state.get().playing) begin(to, state.get().speed).catch(onFailure);
    },
    scrub(to) {
      if (state.get().playing) {
        transport.seek(to);
        return;
      }
      const from = Math.max(0, Math.round(to));
      cursor.set(from);
      sample(from).catch(onFailure);
    },
    async setSpeed(speed) {
      const from = transport.positionSamples();
      cursor.set(from);
      await begin(from, speed);
    },
    setLooping(looping) {
      const from = transport.positionSamples();
      state.set((present) => ({ ...present, looping }));
      if (state.get().playing) begin(from, state.get().speed).catch(onFailure);
    },
    meters: () => programme?.meters() ?? SILENT,
    playPreview: (url, name) => playStream(url, name, 1),
    playSound: (soundId, gainDb, name) => playStream(samplesUrl(soundId), name, gainOfDb(gainDb)),
  };
  return transport;
}

/** A programme with a picture plays to the end of it, also where nothing is heard any more. */
function withPicture(plan: MixPlan, { pictures }: ProjectDocument): MixPlan {
  const lengthSamples = Math.max(plan.lengthSamples, ...[...pictures.values()].map((picture) => picture.startSample + picture.lengthSamples));
  return lengthSamples === plan.lengthSamples ? plan : { ...plan, lengthSamples };
}

/** An `AudioContext` where the browser can choose its device (Chromium since 110; not in TypeScript's types of the DOM yet). */
interface DeviceChooser {
  readonly sinkId: unknown;
  setSinkId(deviceId: string): Promise<void>;
}

function canChooseDevice(context: object): context is DeviceChooser {
  return 'setSinkId' in context && 'sinkId' in context;
}

/** Sends sound to a device; one that is gone leaves the system's. */
async function playOn(context: AudioContext, deviceId: string): Promise<void> {
  const chooser: object = context;
  if (!canChooseDevice(chooser) || chooser.sinkId === deviceId) return;
  await chooser.setSinkId(deviceId).catch(() => chooser.setSinkId(''));
}
