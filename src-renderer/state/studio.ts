import { createContext, useContext } from 'react';

import type { AppSettings, RenderQueueView, VoiceView, ExportJob, Capabilities } from '../../src-main/shared/contract/views.ts';
import type { RecentProject } from '../../src-main/shared/contract/views.ts';
import type { ErrorCode } from '../../src-main/shared/domain/voxloom-error.ts';
import type { EventBody, StudioConnection } from '../../src-main/shared/contract/contract.ts';
import type { Message } from '../i18n/messages.ts';
import type { ProjectStore } from './project-store.ts';
import type { Selection } from './selection.ts';
import type { Store } from './store.ts';
import type { Transport } from '../playback/transport.ts';
import type { WindowView } from './window-view.ts';

/** Everything a part of the window may hold on to. One for the whole window; made in `app/`. */
export interface Studio {
  readonly connection: StudioConnection;
  readonly capabilities: Capabilities;
  readonly project: ProjectStore;
  readonly selection: Store<Selection>;
  readonly settings: Store<AppSettings>;
  readonly recent: Store<readonly RecentProject[]>;
  readonly voices: Store<readonly VoiceView[]>;
  readonly renders: Store<RenderQueueView>;
  readonly exports: Store<readonly ExportJob[]>;
  readonly engine: Store<EventBody<'engine.changed'> | null>;
  readonly view: Store<WindowView>;
  readonly notices: Store<readonly Notice[]>;
  readonly transport: Transport;
}

/** Told in the corner of the window until it is dismissed or, for `info`, a few seconds have passed. */
export interface Notice {
  readonly id: string;
  readonly kind: 'info' | 'warning' | 'failure';
  readonly message: string;
  readonly code?: ErrorCode;
  /** For the details view. */
  readonly detail?: string;
  /** Something to do about it: the id of an action, and what its button says. It stays until it is dismissed then. */
  readonly offer?: { readonly action: string; readonly label: Message };
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('this part of the window stands outside the studio');
  return studio;
}
