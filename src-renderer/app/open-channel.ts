import type { Channel } from '../../src-main/shared/rpc/channel.ts';
import type { MessagePipe } from '../../src-main/shared/rpc/message-pipe.ts';
import { pipeChannel } from '../../src-main/shared/rpc/message-pipe.ts';
import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';

declare global {
  interface Window {
    /** Put there by the preload script of a shell with a carrier of its own. */
    readonly voxloomPipe?: MessagePipe;
  }
}

/**
 * The way to the studio that this window's shell offers: its own pipe, or else a WebSocket to where the page came from.
 * @throws VoxloomError `channel.closed` when nobody answers there.
 */
export function openChannel(): Promise<Channel> {
  return window.voxloomPipe ? Promise.resolve(pipeChannel(window.voxloomPipe)) : socketChannel(new URL('/channel', location.href.replace(/^http/, 'ws')));
}

function socketChannel(url: URL): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('close', () => {
      reject(new VoxloomError('channel.closed', 'The studio does not answer. Please start Voxloom again.'));
    });
    socket.addEventListener('open', () => {
      resolve({
        send(message) {
          if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(message));
        },
        onMessage(receive) {
          socket.addEventListener('message', ({ data }) => {
            if (data instanceof ArrayBuffer) receive(new Uint8Array(data));
          });
        },
        onClose(closed) {
          if (socket.readyState === WebSocket.CLOSED) closed();
          else socket.addEventListener('close', closed, { once: true });
        },
        close() {
          socket.close();
        },
      });
    });
  });
}
