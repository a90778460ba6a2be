import type { Channel } from '../../src-main/shared/rpc/channel.ts';
import { channelPair } from '../../src-main/shared/rpc/channel-pair.ts';
import { serveStudio } from '../../src-main/shared/rpc/serve-studio.ts';
import type { Carrier } from './carriers.ts';

export const inMemoryCarrier: Carrier = {
  name: 'in memory',
  open(studio) {
    const ends: Channel[] = [];
    return Promise.resolve({
      connect() {
        const [window, served] = channelPair();
        ends.push(served);
        serveStudio(served, studio, studio.report);
        return Promise.resolve(window);
      },
      close() {
        for (const end of ends) end.close();
        return Promise.resolve();
      },
    });
  },
};
