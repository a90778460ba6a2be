import type { IpcMain, IpcMainEvent, WebContents } from 'electron';

import type { Channel } from '../../shared/rpc/channel.ts';
import { CloseListeners } from '../../shared/rpc/close-listeners.ts';
import { isAppUrl } from './app-origin.ts';
import { IPC } from './ipc-names.ts';

type Pipe = Pick<IpcMain, 'on' | 'removeListener'>;
type Page = Pick<WebContents, 'send' | 'isDestroyed' | 'once' | 'on' | 'mainFrame'>;

/**
 * Gives a channel for every page that opens one in this window: the first, and one after each reload, when the one before
 * closes. Messages from other frames, other windows and other pages than ours are not heard.
 * @returns a function that ends it
 */
export function listenForChannels(ipc: Pipe, page: Page, opened: (channel: Channel) => void): () => void {
  let present: PageChannel | undefined;
  const isOurs = (event: IpcMainEvent): boolean => {
    const { sender, senderFrame } = event;
    return sender === page && senderFrame !== null && senderFrame === page.mainFrame && isAppUrl(senderFrame.url);
  };
  const onOpen = (event: IpcMainEvent): void => {
    if (!isOurs(event)) return;
    present?.end();
    present = new PageChannel(page);
    opened(present);
  };
  const onMessage = (event: IpcMainEvent, message: unknown): void => {
    if (isOurs(event)) present?.hear(message);
  };
  const onClose = (event: IpcMainEvent): void => {
    if (isOurs(event)) present?.end();
  };
  const stop = (): void => {
    ipc.removeListener(IPC.open, onOpen);
    ipc.removeListener(IPC.message, onMessage);
    ipc.removeListener(IPC.close, onClose);
    present?.close();
  };
  ipc.on(IPC.open, onOpen);
  ipc.on(IPC.message, onMessage);
  ipc.on(IPC.close, onClose);
  page.on('render-process-gone', () => {
    present?.end();
  });
  page.once('destroyed', stop);
  return stop;
}

/** The studio's end of one page's channel. */
class PageChannel implements Channel {
  readonly #page: Page;
  readonly #closing = new CloseListeners();
  #receive: (message: Uint8Array) => void = () => undefined;
  #open = true;

  constructor(page: Page) {
    this.#page = page;
  }

  send(message: Uint8Array): void {
    if (this.#open && !this.#page.isDestroyed()) this.#page.send(IPC.message, message);
  }

  onMessage(receive: (message: Uint8Array) => void): void {
    this.#receive = receive;
  }

  onClose(closed: () => void): void {
    this.#closing.add(closed);
  }

  close(): void {
    if (this.#open && !this.#page.isDestroyed()) this.#page.send(IPC.close);
    this.end();
  }

  hear(message: unknown): void {
    if (!this.#open) return;
    if (message instanceof Uint8Array) this.#receive(message);
    else this.close();
  }

  end(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#closing.tell();
  }
}
