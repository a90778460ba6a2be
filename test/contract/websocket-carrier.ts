import { WebServer } from '../../src-main/shells/web/web-server.ts';
import { webSocketChannel } from '../../src-renderer/shell/websocket-channel.ts';
import { openSocket, enterStudio } from '../helpers/web-client.ts';
import type { Carrier } from './carriers.ts';

/** A real server on this machine, entered as a browser would. */
export const webSocketCarrier: Carrier = {
  name: 'WebSocket',
  async open(studio) {
    const server = await WebServer.start({
      studio: { ...studio, serveMedia: () => Promise.resolve({ status: 404, headers: {} }) },
      windowFolder: '/nowhere',
      port: 0,
      onWindows: () => undefined,
      report: studio.report,
    });
    const entered = await enterStudio(server.entryUrl);
    return {
      connect: () => webSocketChannel(openSocket(entered)),
      close: () => server.close(),
    };
  },
};
