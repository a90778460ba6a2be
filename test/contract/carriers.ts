import type { StudioHost } from '../../src-main/shared/contract/studio-host.ts';
import type { Channel } from '../../src-main/shared/rpc/channel.ts';
import { electronCarrier } from './electron-carrier.ts';
import { inMemoryCarrier } from './in-memory-carrier.ts';
import { webSocketCarrier } from './websocket-carrier.ts';

/** A way for messages between a window and a studio, as a shell sets it up. */
export interface Carrier {
  readonly name: string;
  /** Serves the studio behind this carrier. */
  readonly open: (studio: ServedStudio) => Promise<OpenCarrier>;
}

/** As much of a studio as a carrier serves. */
export type ServedStudio = Pick<StudioHost, 'handlers' | 'subscribe'> & { readonly report: (error: unknown) => void };

export interface OpenCarrier {
  /** A new window's end, served by the studio at the other end. */
  connect(): Promise<Channel>;
  /** Ends the studio's side, and with it every window's channel. */
  close(): Promise<void>;
}

/** Every carrier keeps the same contract: one that is added here is tested by all of it. */
export const carriers: readonly Carrier[] = [inMemoryCarrier, electronCarrier, webSocketCarrier];
