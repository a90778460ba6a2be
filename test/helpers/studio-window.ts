import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import type { StudioParts } from '../../src-main/services/studio/open-studio.ts';
import { openStudioWith } from '../../src-main/services/studio/open-studio.ts';
import type { EventBody, EventName, StudioConnection } from '../../src-main/shared/contract/contract.ts';
import type { StudioHost, StudioOptions } from '../../src-main/shared/contract/studio-host.ts';
import { channelPair } from '../../src-main/shared/rpc/channel-pair.ts';
import { connectStudio } from '../../src-main/shared/rpc/connect-studio.ts';
import { serveStudio } from '../../src-main/shared/rpc/serve-studio.ts';

/** The folders of an author, for one test. */
export interface AuthorFolders {
  readonly home: string;
  readonly data: string;
  readonly documents: string;
  remove(): Promise<void>;
}

export async function authorFolders(): Promise<AuthorFolders> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'voxloom-studio-')));
  const home = join(root, 'home');
  await mkdir(home);
  return { home, data: join(root, 'data'), documents: join(home, 'Voxloom'), remove: () => rm(root, { recursive: true, force: true }) };
}

/** A studio and a window on it, with the whole protocol between. */
export interface StudioWindow {
  readonly studio: StudioHost;
  readonly connection: StudioConnection;
  /** Everything told so far under a name. */
  heard<N extends EventName>(name: N): EventBody<N>[];
  /** The first event under a name, also of the past, that `isIt` takes. */
  until<N extends EventName>(name: N, isIt: (body: EventBody<N>) => boolean): Promise<EventBody<N>>;
  /** What the protocol reported as a fault of our own. */
  readonly faults: unknown[];
  close(): Promise<void>;
}

const EVENTS = ['project.changed', 'project.switched', 'settings.changed', 'render.changed', 'export.changed', 'work.changed', 'engine.changed', 'notice'] as const;

export async function openWindow(folders: AuthorFolders, options: Partial<StudioOptions> = {}, parts: StudioParts = {}): Promise<StudioWindow> {
  const studio = await openStudioWith(
    {
      shell: 'web',
      capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false },
      dataFolder: folders.data,
      documentsFolder: folders.documents,
      homeFolder: folders.home,
      voiceFolders: [BUNDLED_VOICES],
      ...options,
    },
    parts,
  );
  const [near, far] = channelPair();
  const faults: unknown[] = [];
  serveStudio(far, studio, (fault) => faults.push(fault));
  const connection = connectStudio(near);
  const past: { name: EventName; body: unknown }[] = [];
  const waiting = new Set<() => void>();
  for (const name of EVENTS) {
    connection.on(name, (body) => {
      past.push({ name, body });
      for (const look of [...waiting]) look();
    });
  }
  const heard = <N extends EventName>(name: N): EventBody<N>[] => past.filter((event) => event.name === name).map(({ body }) => body as EventBody<N>);
  return {
    studio,
    connection,
    heard,
    faults,
    until: (name, isIt) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard(name).find(isIt);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      await studio.close();
      near.close();
    },
  };
}
