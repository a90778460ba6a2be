import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

import type { ServeMedia } from '../../shared/contract/media-response.ts';
import { findAppFile } from '../app-files.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';
import { isAppUrl } from './app-origin.ts';

/** What answers the window's URLs: files of the build, and media of the open project. Never rejects. */
export function appProtocol(windowFolder: string, serveMedia: ServeMedia): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      if (!isAppUrl(request.url)) return answer(404);
      const path = rawPathOf(request.url);
      if (path.startsWith('/media/')) return await media(request, path, serveMedia);
      if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { allow: 'GET, HEAD' });
      const file = await findAppFile(windowFolder, path);
      if (!file) return answer(404);
      const headers = { 'content-type': file.contentType, 'content-length': String(file.bytes) };
      return answer(200, headers, request.method === 'HEAD' ? null : toWeb(createReadStream(file.path)));
    } catch {
      return answer(404);
    }
  };
}

async function media(request: Request, path: string, serveMedia: ServeMedia): Promise<Response> {
  const { status, headers, body } = await serveMedia({ method: request.method, path, range: request.headers.get('range') ?? undefined });
  return answer(status, headers, body ? toWeb(Readable.from(body)) : null);
}

/** As it stood in the URL, still percent-encoded, since decoding is the path check's business. */
function rawPathOf(url: string): string {
  return new URL(url).pathname;
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}, body: ReadableStream<Uint8Array> | null = null): Response {
  return new Response(body, { status, headers: { ...SECURITY_HEADERS, ...headers } });
}
