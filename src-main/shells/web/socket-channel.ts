import type { WebSocket } from 'ws';

import type { Channel } from '../../shared/rpc/channel.ts';
import { CloseListeners } from '../../shared/rpc/close-listeners.ts';

/** A window is told to go before its socket is cut. */
const CLOSE_LIMIT_MS = 1_000;
const GOING_AWAY = 1001;

/** The studio's end of a window's open WebSocket. */
export function socketChannel(socket: WebSocket): Channel {
  const closing = new CloseListeners();
  socket.binaryType = 'nodebuffer';
  socket.on('close', () => {
    closing.tell();
  });
  // What is wrong with a connection also closes it; 'close' tells.
  socket.on('error', () => undefined);

  const close = (): void => {
    socket.close(GOING_AWAY);
    setTimeout(() => {
      socket.terminate();
    }, CLOSE_LIMIT_MS).unref();
  };
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(message, () => undefined);
    },
    onMessage(receive) {
      socket.on('message', (data, isBinary) => {
        if (socket.readyState !== socket.OPEN) return;
        if (isBinary && Buffer.isBuffer(data)) receive(data);
        else close();
      });
    },
    onClose(closed) {
      closing.add(closed);
    },
    close,
  };
}
