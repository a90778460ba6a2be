import type { EventBody, StudioConnection } from '../../src-main/shared/contract/contract.ts';
import type { AppSettings, ExportJob, RecentProject, RenderQueueView, VoiceView } from '../../src-main/shared/contract/views.ts';
import { DEFAULT_APP_SETTINGS } from '../../src-main/shared/contract/views.ts';
import { linesInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { TransportParts } from '../playback/create-transport.ts';
import type { Transport } from '../playback/transport.ts';
import { newId } from '../state/new-id.ts';
import type { ProjectState } from '../state/project-store.ts';
import { ProjectStore } from '../state/project-store.ts';
import { linesSelected, withFirstClips } from '../state/select.ts';
import { createSelection, EMPTY_SELECTION, type Selection } from '../state/selection.ts';
import { createStore } from '../state/store.ts';
import type { Notice, Studio } from '../state/studio.ts';
import { tellFailure } from '../state/tell.ts';
import type { WindowView } from '../state/window-view.ts';
import { FIRST_VIEW, nearestWaveZoom } from '../state/window-view.ts';

/**
 * Everything the window holds on to, following the studio at the other end of `connection`. The stores listen before the
 * studio is asked for anything, so that nothing it says in between is missed.
 */
export async function openStudio(connection: StudioConnection, createTransport: (parts: TransportParts) => Transport): Promise<Studio> {
  const project = new ProjectStore(connection);
  const settings = createStore<AppSettings>(DEFAULT_APP_SETTINGS);
  const notices = createStore<readonly Notice[]>([]);
  const stores = {
    connection,
    project,
    settings,
    notices,
    selection: createSelection(),
    recent: createStore<readonly RecentProject[]>([]),
    voices: createStore<readonly VoiceView[]>([]),
    renders: createStore<RenderQueueView>({ paused: false, jobs: [] }),
    exports: createStore<readonly ExportJob[]>([]),
    engine: createStore<EventBody<'engine.changed'> | null>(null),
    view: createStore<WindowView>(FIRST_VIEW),
    transport: createTransport({
      project,
      settings,
      onFailure: (error) => {
        tellFailure({ notices }, error);
      },
    }),
  };
  follow(stores);
  const welcome = await connection.request('studio.connect', {});
  settings.set(welcome.settings);
  stores.recent.set(welcome.recent);
  stores.voices.set(welcome.voices);
  stores.view.set(viewAsLeft(welcome.settings));
  project.show(welcome.project);
  return { ...stores, capabilities: welcome.capabilities };
}

function follow({ connection, project, recent, settings, selection, renders, engine, exports, notices, transport }: Omit<Studio, 'capabilities'>): void {
  connection.on('settings.changed', (changed) => {
    settings.set(changed);
  });
  connection.on('render.changed', (queue) => {
    renders.set(queue);
  });
  connection.on('engine.changed', (state) => {
    engine.set(state);
  });
  connection.on('export.changed', (job) => {
    exports.set((jobs) => (jobs.some(({ id }) => id === job.id) ? jobs.map((present) => (present.id === job.id ? job : present)) : [...jobs, job]));
  });
  connection.on('notice', (notice) => {
    notices.set((present) => [...present, { id: newId(), ...notice }]);
  });
  let shownProject: string | null = null;
  let shownDocument: ProjectDocument | undefined;
  project.state.subscribe(() => {
    const state = project.state.get();
    const projectId = state?.projectId ?? null;
    const before = shownDocument;
    shownDocument = state?.document;
    if (projectId === shownProject) {
      if (before && state) selection.set((present) => withFirstClips(present, before, state.document));
      return;
    }
    shownProject = projectId;
    transport.stop();
    transport.seek(0);
    selection.set(firstSelection(state?.document));
    exports.set([]);
    if (!state) return;
    recent.set((others) => [recentOf(state), ...others.filter(({ path }) => path !== state.path)]);
    notices.set((present) => [...present, ...state.notices.map((message) => ({ id: newId(), kind: 'warning' as const, message }))]);
  });
}

function recentOf({ path, document }: ProjectState): RecentProject {
  return { path, title: document.settings.get('project')?.title ?? '', openedAtMs: Date.now(), missing: false };
}

/** Panels open as they were left. */
function viewAsLeft({ layout }: AppSettings): WindowView {
  const open = (name: keyof WindowView['panels']): boolean => {
    const kept = layout[`panel.${name}`];
    return typeof kept === 'boolean' ? kept : FIRST_VIEW.panels[name];
  };
  const waveZoom = layout['timeline.waveZoom'];
  return {
    ...FIRST_VIEW,
    waveZoom: typeof waveZoom === 'number' ? nearestWaveZoom(waveZoom) : FIRST_VIEW.waveZoom,
    panels: { script: open('script'), cast: open('cast'), delivery: open('delivery'), timeline: open('timeline') },
  };
}

/** A project opens on its first line, so that every region has something to show. */
function firstSelection(document: ProjectDocument | undefined): Selection {
  const first = document && linesInOrder(document)[0];
  return document && first ? { ...linesSelected(document, [first.id]), trackId: null } : EMPTY_SELECTION;
}
