import type { Channel } from './channel.ts';
import { CloseListeners } from './close-listeners.ts';

/** What a sandboxed preload script shows its window as `voxloomPipe`: the bare minimum, without a way to name a channel. */
export interface MessagePipe {
  send(message: Uint8Array): void;
  onMessage(receive: (message: Uint8Array) => void): void;
  onClose(closed: () => void): void;
  close(): void;
}

/** The window's end of a pipe that its shell holds open for as long as the window lives. */
export function pipeChannel(pipe: MessagePipe): Channel {
  const closing = new CloseListeners();
  pipe.onClose(() => {
    closing.tell();
  });
  return {
    send(message) {
      if (!closing.closed) pipe.send(message);
    },
    onMessage(receive) {
      pipe.onMessage((message) => {
        if (!closing.closed) receive(message);
      });
    },
    onClose(closed) {
      closing.add(closed);
    },
    close() {
      if (closing.closed) return;
      pipe.close();
      closing.tell();
    },
  };
}
