import type { BrowserContext, Page } from 'playwright-core';

import type { OutsideSocket } from './process-connections.ts';
import { outsideSockets, processTree } from './process-connections.ts';

/** How often the sockets of the studio are looked at, ms: a connection to elsewhere takes longer than this to be refused or made. */
const LOOK_EVERY_MS = 50;

const OWN_SCHEMES = ['data:', 'blob:', 'about:', 'voxloom:', 'devtools:'];

/** Everything that a window and the processes behind it say to anybody. */
export interface TrafficWatch {
  /** Addresses the window asked, WebSockets with them, in order. */
  readonly asked: readonly string[];
  /** Addresses the window asked that are not this machine's. */
  readonly outside: readonly string[];
  /** Sockets of the studio and its engine that were not between this machine and itself. Always empty where there is no /proc. */
  readonly sockets: readonly OutsideSocket[];
  /** How many times the sockets were looked at, and in how many processes at most. */
  readonly looks: { times: number; processes: number };
  followWindow(context: BrowserContext): void;
  /** Goes on until the process is gone or `stop`. */
  followProcess(pid: number): void;
  stop(): void;
}

export function watchTraffic(): TrafficWatch {
  const asked: string[] = [];
  const outside: string[] = [];
  const sockets: OutsideSocket[] = [];
  const looks = { times: 0, processes: 0 };
  let timer: NodeJS.Timeout | undefined;
  const note = (url: string): void => {
    asked.push(url);
    if (!isOwn(url)) outside.push(url);
  };
  const followPage = (page: Page): void => {
    page.on('websocket', (socket) => {
      note(socket.url());
    });
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    asked,
    outside,
    sockets,
    looks,
    followWindow(context) {
      context.on('request', (request) => {
        note(request.url());
      });
      context.on('page', followPage);
      context.pages().forEach(followPage);
    },
    followProcess(pid) {
      stop();
      if (process.platform !== 'linux') return;
      timer = setInterval(() => {
        const tree = processTree(pid);
        looks.times++;
        looks.processes = Math.max(looks.processes, tree.length);
        sockets.push(...outsideSockets(tree));
      }, LOOK_EVERY_MS);
    },
    stop,
  };
}

/** Whether an address is of this machine. */
function isOwn(url: string): boolean {
  if (OWN_SCHEMES.some((scheme) => url.startsWith(scheme))) return true;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
