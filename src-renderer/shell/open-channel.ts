import type { Channel } from '../../src-main/shared/rpc/channel.ts';
import type { MessagePipe } from '../../src-main/shared/rpc/message-pipe.ts';
import { pipeChannel } from '../../src-main/shared/rpc/message-pipe.ts';
import { webSocketChannel } from './websocket-channel.ts';

declare global {
  interface Window {
    /** Shown by Electron's preload script; absent in the web shell. */
    readonly voxloomPipe?: MessagePipe;
  }
}

/** Opens the way to the studio that this window's shell has. Rejects with `channel.closed` when there is none. */
export function openChannel(): Promise<Channel> {
  if (window.voxloomPipe) return Promise.resolve(pipeChannel(window.voxloomPipe));
  return webSocketChannel(new WebSocket(new URL('/channel', window.location.href)));
}
