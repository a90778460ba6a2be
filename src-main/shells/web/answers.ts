import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { MediaRequest, ServeMedia } from '../../shared/contract/media-response.ts';
import { findAppFile } from '../app-files.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';

/** Addresses change with every start, so nothing is worth keeping in a browser; and nobody else should find it there. */
const NOT_KEPT = { 'cache-control': 'no-store' } as const;

const REFUSALS: ReadonlyMap<number, string> = new Map([
  [403, 'This studio belongs to another window. Open Voxloom from where you started it.'],
  [404, 'There is no such file in this window.'],
  [405, 'This address can only be read.'],
]);

/** One sentence for whoever was refused. */
export const refusalText = (status: number): string => REFUSALS.get(status) ?? 'This is not a request that Voxloom understands.';

/** Answers with one sentence, or an empty page for ''. */
export function answerWith(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    ...NOT_KEPT,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...(status === 405 && { allow: 'GET, HEAD' }),
  });
  response.end(text);
}

/** The same for a connection that has no response, as the bytes of one. */
export function refusalMessage(status: number): string {
  const text = refusalText(status);
  const headers = { ...SECURITY_HEADERS, ...NOT_KEPT, 'content-type': 'text/plain; charset=utf-8', 'content-length': String(Buffer.byteLength(text)), connection: 'close' };
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', text].join('\r\n');
}

/** Answers with a file of the built window; `urlPath` as for `findAppFile`. */
export async function answerWithFile(response: ServerResponse, folder: string, urlPath: string, method: string): Promise<void> {
  const file = await findAppFile(folder, urlPath);
  if (!file) {
    answerWith(response, 404, refusalText(404));
    return;
  }
  response.writeHead(200, { ...SECURITY_HEADERS, ...NOT_KEPT, 'content-type': file.contentType, 'content-length': file.bytes });
  if (method === 'HEAD') response.end();
  // Never longer than announced, should the file grow meanwhile; a shorter one ends the connection.
  else await send(file.bytes === 0 ? Readable.from([]) : createReadStream(file.path, { end: file.bytes - 1 }), response);
}

export async function answerWithMedia(response: ServerResponse, serveMedia: ServeMedia, request: MediaRequest): Promise<void> {
  const media = await serveMedia(request);
  response.writeHead(media.status, { ...NOT_KEPT, ...media.headers, ...SECURITY_HEADERS });
  // Hung up already, as a player does that is sent elsewhere: nothing is opened for it.
  if (response.destroyed) return;
  if (media.body) await send(Readable.from(media.body, { objectMode: false }), response);
  else response.end();
}

/** A window that stops listening in the middle is nobody's failure. */
async function send(body: Readable, response: ServerResponse): Promise<void> {
  try {
    await pipeline(body, response);
  } catch (error) {
    if (!response.closed && !response.destroyed) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    throw error;
  }
}
