import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import type { Channel } from '../../src-main/shared/rpc/channel.ts';
import { CloseListeners } from '../../src-main/shared/rpc/close-listeners.ts';

/**
 * The window's end of a WebSocket that is being opened.
 * @returns once it is open; rejects with `channel.closed` when there is no studio, or it refuses this window.
 */
export function webSocketChannel(socket: WebSocket): Promise<Channel> {
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve, reject) => {
    const refused = (): void => {
      reject(new VoxloomError('channel.closed', 'The studio cannot be reached from here. Please start Voxloom again.'));
    };
    socket.addEventListener('close', refused, { once: true });
    socket.addEventListener(
      'open',
      () => {
        socket.removeEventListener('close', refused);
        resolve(openChannel(socket));
      },
      { once: true },
    );
  });
}

function openChannel(socket: WebSocket): Channel {
  const closing = new CloseListeners();
  let receive: (message: Uint8Array) => void = () => undefined;
  socket.addEventListener('message', (event: MessageEvent) => {
    const data: unknown = event.data;
    if (data instanceof ArrayBuffer) receive(new Uint8Array(data));
    else socket.close();
  });
  socket.addEventListener('close', () => {
    closing.tell();
  });
  return {
    send(message) {
      // A browser's socket takes what is sent into a closed one and drops it.
      socket.send(message.slice());
    },
    onMessage(receiver) {
      receive = receiver;
    },
    onClose(closed) {
      closing.add(closed);
    },
    close() {
      socket.close();
    },
  };
}
