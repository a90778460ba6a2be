import type { EventBody, EventName, RequestInput, RequestName, RequestOutput, StudioConnection } from '../../../../../src-main/shared/contract/contract.ts';
import type { ExportJob, PlanView, RecentProject, RenderQueueView, VoiceView } from '../../../../../src-main/shared/contract/views.ts';
import { DEFAULT_APP_SETTINGS } from '../../../../../src-main/shared/contract/views.ts';
import { runCommands } from '../../../../../src-main/shared/commands/run-commands.ts';
import { applyPatches, emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import type { Patch, ProjectDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import type { Line } from '../../../../../src-main/shared/domain/project-rows.ts';
import type { Transport, TransportState } from '../../../../../src-renderer/playback/transport.ts';
import { ProjectStore } from '../../../../../src-renderer/state/project-store.ts';
import { selectLine } from '../../../../../src-renderer/state/select.ts';
import { createSelection } from '../../../../../src-renderer/state/selection.ts';
import { createStore } from '../../../../../src-renderer/state/store.ts';
import type { Notice, Studio } from '../../../../../src-renderer/state/studio.ts';
import { FIRST_VIEW } from '../../../../../src-renderer/state/window-view.ts';
import { TWO_WORDS } from './plan-of-phones.ts';

export interface Asked {
  readonly name: RequestName;
  readonly input: unknown;
}

/** A studio whose other end is a page of script: it plans every line as the same two words and keeps what is committed. */
export interface ScriptedStudio {
  readonly studio: Studio;
  readonly asked: Asked[];
  /** What was asked by one name, in order. */
  readonly of: <N extends RequestName>(name: N) => RequestInput<N>[];
  /** The plan that is given next. */
  plan: PlanView;
  /** What the studio does unasked, such as an edit of another window. */
  readonly change: (patches: readonly Patch[]) => void;
  readonly document: () => ProjectDocument;
}

export const LINE = 'line-a';
export const OTHER_LINE = 'line-b';

const base = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
const row: Omit<Line, 'id' | 'order' | 'text'> = { slot: null, fit: 'fit', locked: false, seed: 1, overrides: [], takeId: null, characterId: 'mara' };

function twoLines(): ProjectDocument {
  return {
    ...emptyDocument(),
    characters: new Map([['mara', { id: 'mara', order: 'a', name: 'Mara', aliases: [], colour: 0, voiceId: 'voice', delivery: { ...base, pace: 1.1 } }]]),
    lines: new Map([
      [LINE, { ...row, id: LINE, order: 'a', text: 'tie know' }],
      [OTHER_LINE, { ...row, id: OTHER_LINE, order: 'b', text: 'tie know' }],
    ]),
  };
}

export function scriptedStudio(): ScriptedStudio {
  let kept = twoLines();
  const asked: Asked[] = [];
  const listeners = new Map<EventName, ((body: never) => void)[]>();
  const tell = <N extends EventName>(name: N, body: EventBody<N>): void => {
    for (const listener of listeners.get(name) ?? []) (listener as (body: EventBody<N>) => void)(body);
  };
  const history = { undo: null, redo: null, lastBackupAtMs: null };
  let revision = 0;
  const changed = (patches: readonly Patch[], commitId: string | null): void => {
    kept = applyPatches(kept, patches);
    revision += 1;
    tell('project.changed', { projectId: 'p', revision, patches: [...patches], commitId, history });
  };
  const answers: { [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> } = {
    'speech.plan': () => scripted.plan,
    'speech.preview': () => ({ url: `/media/preview/${String(asked.length)}` }),
    'project.commit': ({ commitId, commands }) => {
      const calls = commands.map(({ name, arguments: args }) => ({ name, arguments: args }));
      changed(runCommands(kept, calls).patches, commitId);
      return { revision };
    },
  };
  const connection: StudioConnection = {
    async request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
      asked.push({ name, input });
      await Promise.resolve();
      const answer = answers[name];
      if (!answer) throw new Error(`nobody answers ${name}`);
      return (answer)(input);
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return () => undefined;
    },
    onClose: () => undefined,
  };
  const project = new ProjectStore(connection);
  project.show({
    projectId: 'p',
    path: '/p.vox',
    readOnly: false,
    notices: [],
    revision: 0,
    history,
    tables: Object.fromEntries(Object.entries(kept).map(([name, rows]) => [name, [...rows.values()]])) as never,
  });
  const studio: Studio = {
    connection,
    capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false },
    project,
    selection: createSelection(),
    settings: createStore({ ...DEFAULT_APP_SETTINGS }),
    recent: createStore<readonly RecentProject[]>([]),
    voices: createStore<readonly VoiceView[]>([]),
    renders: createStore<RenderQueueView>({ paused: false, jobs: [] }),
    exports: createStore<readonly ExportJob[]>([]),
    engine: createStore<EventBody<'engine.changed'> | null>(null),
    view: createStore(FIRST_VIEW),
    notices: createStore<readonly Notice[]>([]),
    transport: silentTransport(),
  };
  const scripted: ScriptedStudio = {
    studio,
    asked,
    of: <N extends RequestName>(name: N) => asked.filter((request) => request.name === name).map(({ input }) => input as RequestInput<N>),
    plan: TWO_WORDS,
    change: (patches) => {
      changed(patches, null);
    },
    document: () => kept,
  };
  selectLine(studio, LINE);
  return scripted;
}

function silentTransport(): Transport {
  const state = createStore<TransportState>({ playing: false, speed: 1, looping: false, preview: null });
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    state,
    cursor: createStore(0),
    positionSamples: () => 0,
    play: nothing,
    stop: () => undefined,
    seek: () => undefined,
    scrub: () => undefined,
    setSpeed: nothing,
    setLooping: () => undefined,
    meters: () => ({ peakLeftDb: -Infinity, peakRightDb: -Infinity, momentaryLufs: -Infinity, trackPeaksDb: new Map() }),
    playPreview: (_url, name) => {
      state.set((present) => ({ ...present, preview: name }));
      return Promise.resolve();
    },
    playSound: nothing,
  };
}

/** All that was asked has been answered. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
