import type { EventBody, EventName, RequestHandlers } from './contract.ts';
import type { ServeMedia } from './media-response.ts';
import type { Capabilities } from './views.ts';

/** Told of everything the studio says unasked, in the order it happened. Must not throw. */
export type StudioListener = <N extends EventName>(name: N, body: EventBody<N>) => void;

/** A running studio as a shell sees it: what the window's channel and the window's URLs lead to. */
export interface StudioHost {
  readonly handlers: RequestHandlers;
  readonly serveMedia: ServeMedia;
  /** @returns a function that ends it. */
  subscribe(listener: StudioListener): () => void;
  /** Ends renders and exports, closes the project and its file, stops the engine. May be called again; never rejects. */
  close(): Promise<void>;
}

/** What a shell gives the studio. Paths are absolute. */
export interface StudioOptions {
  readonly shell: 'electron' | 'web';
  readonly capabilities: Capabilities;
  /** The app's own database, logs and caches; made if it is not there. */
  readonly dataFolder: string;
  /** Where untitled projects and the sample project go; made when first needed. */
  readonly documentsFolder: string;
  /** Top of what `files.list` shows. */
  readonly homeFolder: string;
  readonly voiceFolders: readonly string[];
  /** The project the program was started with; a failure to open it is a `notice`, never a failure to start. */
  readonly projectPath?: string;
  /** Present exactly where `capabilities.nativeDialogs` is. */
  readonly dialogs?: NativeDialogs;
  /** Present exactly where `capabilities.revealFile` is. */
  readonly revealFile?: (path: string) => Promise<void>;
  /** Starts the engine's process; a fork of Node where it is absent. */
  readonly launchModule?: LaunchModule;
}

/** The system's own file dialogs. null when the author dismissed one. */
export interface NativeDialogs {
  open(title: string, kinds: readonly FileKind[]): Promise<string | null>;
  save(title: string, suggestedName: string, extension: string): Promise<string | null>;
}

export type FileKind = 'project' | 'script' | 'subtitles' | 'audio' | 'picture' | 'lexicon' | 'folder';

/** Runs the module at a file path in a process of its own; messages cross as structured clones. */
export type LaunchModule = (
  modulePath: string,
  events: {
    onMessage(message: unknown): void;
    /** Once, when the process is gone. `reason` is for the details view. */
    onExit(reason: string): void;
  },
) => { readonly pid: number | undefined; post(message: unknown): void; kill(): void };

/** Exported by `services/studio/open-studio.ts` as `openStudio`. Rejects with `VoxloomError` when no studio can be had. */
export type OpenStudio = (options: StudioOptions) => Promise<StudioHost>;
