import type { EventBody, RequestOutput, StudioConnection } from '../../src-main/shared/contract/contract.ts';
import type { ExportJob, RecentProject, RenderQueueView, VoiceView } from '../../src-main/shared/contract/views.ts';
import type { Transport } from '../playback/transport.ts';
import { newId } from '../state/new-id.ts';
import { ProjectStore } from '../state/project-store.ts';
import { createSelection, EMPTY_SELECTION } from '../state/selection.ts';
import { createStore } from '../state/store.ts';
import type { Notice, Studio } from '../state/studio.ts';
import type { WindowView } from '../state/window-view.ts';
import { FIRST_VIEW } from '../state/window-view.ts';

export type Welcome = RequestOutput<'studio.connect'>;

export interface StudioParts {
  readonly connection: StudioConnection;
  readonly welcome: Welcome;
  /** Made with the studio's own project, since what is heard is what is open. */
  readonly createTransport: (project: ProjectStore) => Transport;
}

/** Everything the window holds on to, following the studio from now on. */
export function createStudio({ connection, welcome, createTransport }: StudioParts): Studio {
  const project = new ProjectStore(connection);
  const studio: Studio = {
    connection,
    capabilities: welcome.capabilities,
    project,
    selection: createSelection(),
    settings: createStore(welcome.settings),
    recent: createStore<readonly RecentProject[]>(welcome.recent),
    voices: createStore<readonly VoiceView[]>(welcome.voices),
    renders: createStore<RenderQueueView>({ paused: false, jobs: [] }),
    exports: createStore<readonly ExportJob[]>([]),
    engine: createStore<EventBody<'engine.changed'> | null>(null),
    view: createStore(firstView(welcome)),
    notices: createStore<readonly Notice[]>([]),
    transport: createTransport(project),
  };
  follow(studio);
  project.show(welcome.project);
  return studio;
}

function follow(studio: Studio): void {
  const { connection } = studio;
  connection.on('settings.changed', (settings) => {
    studio.settings.set(settings);
  });
  connection.on('render.changed', (queue) => {
    studio.renders.set(queue);
  });
  connection.on('engine.changed', (engine) => {
    studio.engine.set(engine);
  });
  connection.on('export.changed', (job) => {
    studio.exports.set((jobs) => (jobs.some(({ id }) => id === job.id) ? jobs.map((present) => (present.id === job.id ? job : present)) : [...jobs, job]));
  });
  connection.on('notice', (notice) => {
    studio.notices.set((present) => [...present, { id: newId(), ...notice }]);
  });
  let shown: string | null = null;
  studio.project.state.subscribe(() => {
    const state = studio.project.state.get();
    const projectId = state?.projectId ?? null;
    if (projectId === shown) return;
    shown = projectId;
    studio.selection.set(EMPTY_SELECTION);
    if (state) studio.notices.set((present) => [...present, ...state.notices.map((message) => ({ id: newId(), kind: 'warning' as const, message }))]);
  });
}

/** Panels open as they were left. */
function firstView({ settings }: Welcome): WindowView {
  const open = (name: keyof WindowView['panels']): boolean => {
    const kept = settings.layout[`panel.${name}`];
    return typeof kept === 'boolean' ? kept : FIRST_VIEW.panels[name];
  };
  return { ...FIRST_VIEW, panels: { script: open('script'), cast: open('cast'), delivery: open('delivery'), timeline: open('timeline') } };
}
