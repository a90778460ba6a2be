import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

import type { StudioHost } from '../../shared/contract/studio-host.ts';
import { LONGEST_MESSAGE } from '../../shared/rpc/protocol.ts';
import { serveStudio } from '../../shared/rpc/serve-studio.ts';
import { answerWith, answerWithFile, answerWithMedia, refusalMessage, refusalText } from './answers.ts';
import { LaunchPass } from './launch-pass.ts';
import type { Refusal } from './request-guard.ts';
import { judgeRequest, judgeUpgrade } from './request-guard.ts';
import { socketChannel } from './socket-channel.ts';

const LOOPBACK = '127.0.0.1';
const ENTRY = '/enter?token=';
/** A request has this long to send its headers. */
const HEADERS_LIMIT_MS = 10_000;
const LONGEST_HEADERS = 16 * 1024;
/** What is still being sent when the server ends has this long to arrive. */
const CLOSE_LIMIT_MS = 1_500;

export interface WebServerOptions {
  readonly studio: Pick<StudioHost, 'handlers' | 'subscribe' | 'serveMedia'>;
  /** Folder of the built window. */
  readonly windowFolder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Told how many windows are connected whenever that changes. */
  readonly onWindows: (count: number) => void;
  /** Hears of failures of our own, for whoever looks after the program. */
  readonly report: (error: unknown) => void;
}

/** A studio on this machine's loopback address. Nobody gets in without the address, and through that only once. */
export class WebServer {
  /** With the token: opens the window, once. */
  readonly entryUrl: string;
  readonly #options: WebServerOptions;
  readonly #server: Server;
  readonly #host: string;
  readonly #pass = new LaunchPass();
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LONGEST_MESSAGE });
  #closing: Promise<void> | undefined;

  /** Rejects with what `listen` failed with. */
  static async start(options: WebServerOptions): Promise<WebServer> {
    // A missing Host is refused here too, with our own headers.
    const server = createServer({ requireHostHeader: false, maxHeaderSize: LONGEST_HEADERS, headersTimeout: HEADERS_LIMIT_MS });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(options.port, LOOPBACK, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return new WebServer(server, options);
  }

  private constructor(server: Server, options: WebServerOptions) {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server listens to no port');
    this.#options = options;
    this.#server = server;
    this.#host = `${LOOPBACK}:${address.port}`;
    this.entryUrl = `http://${this.#host}${ENTRY}${this.#pass.token}`;

    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      this.#answer(request, response).catch((error: unknown) => {
        options.report(error);
        if (response.headersSent) response.destroy();
        else answerWith(response, 500, 'The studio could not answer this.');
      });
    };
    server
      .on('request', answer)
      // No body is ever wanted, so none is invited.
      .on('checkContinue', answer)
      .on('upgrade', (request, socket, head) => {
        this.#upgrade(request, socket, head);
      })
      .on('connect', (_request, socket) => {
        refuse(socket, 405);
      })
      .on('clientError', (error: NodeJS.ErrnoException, socket) => {
        if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
        else refuse(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400);
      });
    this.#sockets.on('wsClientError', (_error, socket) => {
      refuse(socket, 400);
    });
  }

  /** Closes every window's connection and stops listening. May be called again. */
  close(): Promise<void> {
    return (this.#closing ??= this.#end());
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const guarded = guardedPart(request);
    const refusal = judgeRequest(guarded, { host: this.#host });
    if (refusal !== undefined) {
      // Whatever else such a client sends is not worth reading.
      response.setHeader('connection', 'close');
      answerWith(response, refusal, refusalText(refusal));
    } else if (guarded.target.startsWith(ENTRY)) {
      this.#enter(guarded.method, guarded.target.slice(ENTRY.length), response);
    } else if (!this.#pass.admits(request.headers.cookie)) {
      answerWith(response, 403, refusalText(403));
    } else {
      const path = guarded.target.replace(/\?.*$/s, '');
      if (path.startsWith('/media/')) await answerWithMedia(response, this.#options.studio.serveMedia, { method: guarded.method, path, range: request.headers.range });
      else await answerWithFile(response, this.#options.windowFolder, path, guarded.method);
    }
  }

  #enter(method: string, token: string, response: ServerResponse): void {
    // A look without taking (HEAD, a link preview) must not spend the token.
    if (method !== 'GET') {
      answerWith(response, 405, refusalText(405));
      return;
    }
    const entry = this.#pass.enter(token);
    if (entry === 'granted') {
      response.setHeader('set-cookie', this.#pass.setCookie);
      response.setHeader('location', '/');
      answerWith(response, 303, '');
      return;
    }
    if (entry === 'spent') this.#options.report(new Error('the address of this studio was opened a second time, and refused'));
    answerWith(response, 403, entry === 'spent' ? 'This address has been opened already, and works only once. Please start Voxloom again for a new one.' : refusalText(403));
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const guarded = guardedPart(request);
    const refusal: Refusal =
      judgeRequest(guarded, { host: this.#host }) ?? judgeUpgrade(guarded) ?? (this.#pass.admits(request.headers.cookie) ? undefined : 403);
    if (refusal !== undefined || this.#closing) {
      refuse(socket, refusal ?? 403);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      const channel = socketChannel(opened);
      const { studio, onWindows, report } = this.#options;
      channel.onClose(() => {
        onWindows(this.#sockets.clients.size);
      });
      serveStudio(channel, studio, report);
      onWindows(this.#sockets.clients.size);
    });
  }

  async #end(): Promise<void> {
    for (const client of this.#sockets.clients) client.close(1001);
    const cut = setTimeout(() => {
      for (const client of this.#sockets.clients) client.terminate();
      this.#server.closeAllConnections();
    }, CLOSE_LIMIT_MS);
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    clearTimeout(cut);
  }
}

function guardedPart({ method = '', url = '', headers, rawHeaders }: IncomingMessage) {
  return { method, target: url, headers, rawHeaders };
}

/** Answers a connection that never became a request, and ends it. */
function refuse(socket: Duplex, status: 400 | 403 | 405 | 408 | 414 | 431): void {
  socket.on('error', () => undefined);
  socket.end(refusalMessage(status));
}
