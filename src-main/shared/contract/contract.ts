import { z } from 'zod';

import { patchSchema, TABLES } from '../domain/project-document.ts';
import { ERROR_CODES } from '../domain/voxloom-error.ts';
import type { CancelSignal } from '../rpc/cancel-signal.ts';
import { drawnDelivery } from '../domain/drawn-delivery.ts';
import * as dubbing from './dubbing-views.ts';
import { gateReport } from './gate-views.ts';
import * as view from './views.ts';

/*
 * Everything the window may ask of the studio, and everything it is told unasked. Both ends parse with these schemas.
 * Sound, peaks and pictures are not here: they travel by URL (`media-url.ts`).
 */

const id = z.string().min(1).max(64);
const path = z.string().min(1).max(4096);
const none = z.object({});
const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const historyView = z.object({
  /** Name of the command that undo would take back, and that redo would bring again. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  lastBackupAtMs: z.number().nullable(),
});
export type HistoryView = z.infer<typeof historyView>;

const tables = z.object({
  settings: z.array(TABLES.settings),
  characters: z.array(TABLES.characters),
  lines: z.array(TABLES.lines),
  deliveries: z.array(TABLES.deliveries),
  takes: z.array(TABLES.takes),
  tracks: z.array(TABLES.tracks),
  assets: z.array(TABLES.assets),
  clips: z.array(TABLES.clips),
  markers: z.array(TABLES.markers),
  lexicon: z.array(TABLES.lexicon),
  subtitleFiles: z.array(TABLES.subtitleFiles),
  cues: z.array(TABLES.cues),
  pictures: z.array(TABLES.pictures),
});

export const projectSnapshot = z.object({
  projectId: id,
  path,
  readOnly: z.boolean(),
  /** Why it is read-only, and what could not be read of a damaged file; one sentence each. */
  notices: z.array(z.string()),
  revision: z.int().nonnegative(),
  history: historyView,
  tables,
});
export type ProjectSnapshot = z.infer<typeof projectSnapshot>;

/** Names of steps that several commands make together. */
export const STEP_LABELS = ['script.merge', 'subtitles.import', 'lines.joinSentences', 'lines.fixFit', 'reading.fixEverywhere', 'programme.import'] as const;
export type StepLabel = (typeof STEP_LABELS)[number];

const commandCall = z.object({ name: z.string().min(1).max(64), arguments: z.unknown() });
const revision = z.object({ revision: z.int().nonnegative() });

/** A line as it would be with edits that are not committed yet. Absent fields are the line's own. */
const lineDraft = z.object({
  lineId: id,
  text: z.string().max(20_000).exactOptional(),
  delivery: drawnDelivery.exactOptional(),
  seed: z.int().exactOptional(),
});

export const requests = {
  'studio.connect': request(
    none,
    z.object({
      version: z.string(),
      shell: z.enum(['electron', 'web']),
      platform: z.enum(['linux', 'darwin', 'win32']),
      capabilities: view.capabilities,
      settings: view.appSettings,
      recent: z.array(view.recentProject),
      voices: z.array(view.voiceView),
      /** The project that is open, or that the program was started with. */
      project: projectSnapshot.nullable(),
    }),
  ),
  'settings.change': request(view.appSettings.partial(), view.appSettings),

  /** Without a path, an untitled project in the user's Voxloom folder. */
  'project.create': request(z.object({ path: path.exactOptional(), title: z.string().max(200) }), projectSnapshot),
  'project.open': request(z.object({ path }), projectSnapshot),
  'project.openSample': request(none, projectSnapshot),
  'project.close': request(none, none),
  /** Copies, verifies, then goes on in the copy. */
  'project.saveAs': request(z.object({ path }), projectSnapshot),
  'project.backUp': request(none, z.object({ path })),
  /**
   * One transaction, one step of undo. `commitId` comes back in `project.changed`. Commits in a row with the same
   * `mergeKey` within 2 s become one step. A step bears the name of its first command, or `label`.
   */
  'project.commit': request(
    z.object({ projectId: id, commitId: id, commands: z.array(commandCall).min(1).max(20_000), mergeKey: z.string().max(200).exactOptional(), label: z.enum(STEP_LABELS).exactOptional() }),
    revision,
  ),
  'project.undo': request(z.object({ projectId: id }), revision),
  'project.redo': request(z.object({ projectId: id }), revision),
  'recent.forget': request(z.object({ path }), none),

  'globalLexicon.list': request(none, z.object({ entries: z.array(TABLES.lexicon) })),
  'globalLexicon.put': request(z.object({ entries: z.array(TABLES.lexicon).min(1).max(20_000) }), none),
  'globalLexicon.remove': request(z.object({ id }), none),

  'reading.read': request(lineDraft, view.readingView),
  /** How long lines will be, before they are rendered. A line that has no words is left out. */
  'reading.predict': request(z.object({ lines: z.array(lineDraft).max(500) }), z.object({ lengths: z.array(z.object({ lineId: id, lengthMs: z.number(), elasticity: dubbing.elasticity })) })),
  /** What in these lines (null: in the whole script) may well be read wrongly, in the order of the script. */
  'reading.preflight': request(z.object({ lineIds: z.array(id).max(20_000).nullable() }), z.object({ risks: z.array(dubbing.readingRisk), words: z.int().nonnegative() })),
  'speech.plan': request(lineDraft, view.planView),
  /**
   * Speaks a line at once, ahead of everything else, without keeping a take. The sound streams at `url` from its first
   * samples on. `untouched` ignores the delivery, for comparison.
   */
  'speech.preview': request(lineDraft.extend({ untouched: z.boolean().exactOptional() }), z.object({ url: z.string() })),
  /** Speaks a sample sentence with a voice and a delivery, for the cast panel. */
  'speech.audition': request(z.object({ voiceId: id, delivery: TABLES.characters.shape.delivery, text: z.string().max(500) }), z.object({ url: z.string() })),

  /** New takes of lines, `takes` of each with seeds of their own; 1 with the line's own seed. */
  'render.enqueue': request(z.object({ lineIds: z.array(id).min(1).max(20_000), takes: z.int().min(1).max(10) }), none),
  /** Exactly the lines whose take is missing or stale. */
  'render.enqueueChanged': request(none, z.object({ lineIds: z.array(id) })),
  'render.cancel': request(z.object({ lineIds: z.array(id).nullable() }), none),
  'render.pause': request(none, none),
  'render.resume': request(none, none),
  'take.detail': request(z.object({ takeId: id }), view.takeDetail),

  /** Reads a script without adding it: the window shows it and commits `script.insert`. */
  'import.script': request(
    z.union([z.object({ path }), z.object({ text: z.string().max(5_000_000), name: z.string().max(255) })]),
    z.object({
      lines: z.array(
        z.object({ character: z.string().nullable(), text: z.string(), slot: z.object({ startSample: z.int(), endSample: z.int() }).nullable() }),
      ),
    }),
  ),
  /** Reads a subtitle file without adding it; mends what can be mended and says so. */
  'import.subtitles': request(z.union([z.object({ path }), z.object({ text: z.string().max(8_000_000), name: z.string().max(255) })]), dubbing.subtitleImport),
  /** Stores a sound file, or a sound track of a film, in the project; the window then commits `asset.add`. */
  'import.audio': request(z.object({ path, soundTrack: z.int().nonnegative().exactOptional(), workId: id.exactOptional() }), dubbing.importedAudio),

  /** Looks into a film; the window then commits `picture.set`. */
  'picture.probe': request(z.object({ path }), dubbing.probedPicture),
  /** Where the file of the project's picture is now: its path, or one of the same name and size beside the project. */
  'picture.find': request(none, z.object({ path: path.nullable() })),
  /** Changes the speed of the programme: makes the original sound anew at that speed, then commits `programme.conform`. */
  'programme.conform': request(z.object({ conform: dubbing.conform, keepsPitch: z.boolean(), workId: id }), none),

  /** Everything that stands against delivering what `spec` asks for; null for the project as it is, without measuring. */
  'gate.check': request(z.object({ spec: view.exportSpec.nullable() }), gateReport),
  'gate.save': request(z.object({ report: gateReport, path, format: z.enum(['csv', 'json', 'html']), language: z.enum(['en', 'zh-CN']) }), none),

  /** Reads a list of words (CSV or PLS) without adding them. */
  'lexicon.read': request(
    z.object({ path }),
    z.object({ words: z.array(TABLES.lexicon.omit({ id: true })), report: z.array(dubbing.lexiconFault) }),
  ),
  /** Writes the project's or the global list of words; the ending of the path tells the form, `.csv` or `.pls`. */
  'lexicon.write': request(z.object({ path, list: z.enum(['project', 'global']) }), z.object({ words: z.int().nonnegative() })),

  'export.start': request(view.exportSpec, z.object({ jobId: id })),
  'export.cancel': request(z.object({ jobId: id }), none),
  /** Goes on with a job that failed, was cancelled or was interrupted; finished files are kept. */
  'export.resume': request(z.object({ jobId: id }), none),
  'export.list': request(none, z.object({ jobs: z.array(view.exportJob) })),

  'engine.providers': request(none, z.object({ providers: z.array(view.providerView) })),
  'engine.benchmark': request(
    z.object({ provider: view.providerView.shape.id }),
    z.object({ realTimeFactor: z.number(), firstSoundMs: z.number(), lines: z.int() }),
  ),

  'files.list': request(z.object({ path: z.string().max(4096).nullable() }), view.folderView),
  'files.createFolder': request(z.object({ parent: path, name: z.string().min(1).max(255) }), z.object({ path })),
  'dialog.open': request(z.object({ title: z.string(), kinds: z.array(z.enum(['project', 'script', 'subtitles', 'audio', 'picture', 'lexicon', 'folder'])).min(1) }), z.object({ path: z.string().nullable() })),
  'dialog.save': request(z.object({ title: z.string(), suggestedName: z.string(), extension: z.string() }), z.object({ path: z.string().nullable() })),
  'shell.revealFile': request(z.object({ path }), none),
} as const;

export const events = {
  'project.changed': z.object({
    projectId: id,
    revision: z.int().nonnegative(),
    patches: z.array(patchSchema),
    /** Of the commit that made it; null for undo, redo and the studio's own commits. */
    commitId: id.nullable(),
    history: historyView,
  }),
  /** Another project is open, or none. */
  'project.switched': z.object({ project: projectSnapshot.nullable() }),
  'settings.changed': view.appSettings,
  'render.changed': view.renderQueueView,
  'export.changed': view.exportJob,
  'work.changed': dubbing.work,
  'engine.changed': z.object({ state: z.enum(['starting', 'ready', 'restarting', 'stopped']), voice: z.string().nullable(), threads: z.int(), residentBytes: z.number() }),
  /** Something the author should know that no request asked about. */
  notice: z.object({ kind: z.enum(['info', 'warning', 'failure']), message: z.string(), code: z.enum(ERROR_CODES).exactOptional() }),
  /** An item of the shell's own menu was chosen: the id of a window action. */
  'menu.chosen': z.object({ action: z.string() }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.infer<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.infer<(typeof requests)[N]['output']>;
export type EventName = keyof typeof events;
export type EventBody<N extends EventName> = z.infer<(typeof events)[N]>;

/** What implements the contract. Signals abort when the caller cancels or its channel closes. */
export type RequestHandlers = { readonly [N in RequestName]: (input: RequestInput<N>, signal: CancelSignal) => Promise<RequestOutput<N>> };

/** What a window holds of a studio, whichever carrier is between. */
export interface StudioConnection {
  /** Rejects with `VoxloomError`; `channel.closed` when the studio is gone. */
  request<N extends RequestName>(name: N, input: RequestInput<N>, signal?: CancelSignal): Promise<RequestOutput<N>>;
  /** @returns a function that ends it. */
  on<N extends EventName>(name: N, listener: (body: EventBody<N>) => void): () => void;
  /** Called once when the studio is gone. */
  onClose(closed: () => void): void;
}
