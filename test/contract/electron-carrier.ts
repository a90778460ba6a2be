import { EventEmitter } from 'node:events';
import type { IpcMain, WebContents } from 'electron';

import type { Channel } from '../../src-main/shared/rpc/channel.ts';
import { pipeChannel, type MessagePipe } from '../../src-main/shared/rpc/message-pipe.ts';
import { serveStudio } from '../../src-main/shared/rpc/serve-studio.ts';
import { listenForChannels } from '../../src-main/shells/electron/ipc-channel.ts';
import { exposePipe } from '../../src-main/shells/electron/expose-pipe.ts';
import { ContentsDouble, pageOf } from '../helpers/electron-double.ts';
import type { Carrier } from './carriers.ts';

/** Main process, preload and page as Electron joins them, over doubles of its IPC that copy what is sent. */
export const electronCarrier: Carrier = {
  name: 'Electron IPC',
  open(studio) {
    const ipcMain = new EventEmitter();
    const ends: (() => void)[] = [];
    const close = (): Promise<void> => {
      for (const end of ends) end();
      return new Promise((resolve) => setImmediate(resolve));
    };
    return Promise.resolve({
      connect() {
        const contents = new ContentsDouble();
        return new Promise((resolve) => {
          let window: Channel | undefined;
          const stop = listenForChannels(ipcMain as unknown as IpcMain, contents as unknown as WebContents, (channel) => {
            ends.push(() => {
              channel.close();
            });
            serveStudio(channel, studio, studio.report);
            if (window) resolve(window);
          });
          ends.push(stop);
          exposePipe(pageOf(ipcMain, contents), (pipe) => {
            window = pageChannel(pipe, contents);
          });
        });
      },
      close,
    });
  },
};

/** A page that closes its channel goes away, and its contents with it. */
function pageChannel(pipe: MessagePipe, contents: ContentsDouble): Channel {
  const channel = pipeChannel(pipe);
  return {
    send: (message) => {
      channel.send(message);
    },
    onMessage: (receive) => {
      channel.onMessage(receive);
    },
    onClose: (closed) => {
      channel.onClose(closed);
    },
    close() {
      channel.close();
      contents.emit('destroyed');
    },
  };
}
