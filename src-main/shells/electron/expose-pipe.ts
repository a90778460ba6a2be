import type { MessagePipe } from '../../shared/rpc/message-pipe.ts';
import { IPC } from './ipc-names.ts';

/** As much of `ipcRenderer` as the preload uses. */
interface RendererIpc {
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
  send(channel: string, ...args: unknown[]): void;
}

/**
 * Shows the page a pipe of bytes and nothing else: no name of Electron's gets through. The shell is told that the page is
 * there last of all.
 */
export function exposePipe(ipc: RendererIpc, show: (pipe: MessagePipe) => void): void {
  let receive: (message: Uint8Array) => void = () => undefined;
  let tellClosed: () => void = () => undefined;
  ipc.on(IPC.message, (_event, message) => {
    if (message instanceof Uint8Array) receive(message);
  });
  ipc.on(IPC.close, () => {
    tellClosed();
  });
  show({
    send(message) {
      ipc.send(IPC.message, message);
    },
    onMessage(receiver) {
      receive = receiver;
    },
    onClose(closed) {
      tellClosed = closed;
    },
    close() {
      ipc.send(IPC.close);
    },
  });
  ipc.send(IPC.open);
}
