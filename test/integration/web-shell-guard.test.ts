import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { MediaRequest } from '../../src-main/shared/contract/media-response.ts';
import { WebServer } from '../../src-main/shells/web/web-server.ts';
import { RecordedStudio } from '../contract/recorded-studio.ts';
import { hostilePaths } from '../helpers/hostile-paths.ts';
import type { RawAnswer } from '../helpers/raw-request.ts';
import { rawRequest, requestText } from '../helpers/raw-request.ts';
import type { Entered } from '../helpers/web-client.ts';
import { enterStudio, openSocket } from '../helpers/web-client.ts';

type Header = readonly [string, string];

describe('the web shell’s server', () => {
  const studio = new RecordedStudio();
  const media: MediaRequest[] = [];
  let windows = 0;
  let base: string;
  let server: WebServer;
  let port: number;
  let entered: Entered;
  let host: Header;
  let origin: Header;
  let cookie: Header;
  let upgrade: readonly Header[];

  const startServer = () =>
    WebServer.start({
      studio: {
        handlers: studio.handlers,
        subscribe: studio.subscribe,
        serveMedia(request) {
          media.push(request);
          const body = (async function* () {
            yield await Promise.resolve(Buffer.from('sound'));
          })();
          return Promise.resolve({ status: 200, headers: { 'content-type': 'audio/wav', 'content-security-policy': 'none of yours' }, ...(request.method !== 'HEAD' && { body }) });
        },
      },
      windowFolder: join(base, 'renderer'),
      port: 0,
      onWindows: (count) => {
        windows = count;
      },
      report: studio.report,
    });

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'voxloom-web-'));
    await mkdir(join(base, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(base, 'renderer', 'index.html'), '<p>the window</p>');
    await writeFile(join(base, 'secret.txt'), 'the secret');
    await symlink(join(base, 'secret.txt'), join(base, 'renderer', 'assets', 'secret.txt'));
    server = await startServer();
    entered = await enterStudio(server.entryUrl);
    port = Number(new URL(entered.origin).port);
    host = ['Host', `127.0.0.1:${port}`];
    origin = ['Origin', entered.origin];
    cookie = ['Cookie', entered.cookie];
    upgrade = [
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', Buffer.alloc(16).toString('base64')],
    ];
  });

  afterAll(async () => {
    await server.close();
    await rm(base, { recursive: true });
  });

  const get = (path: string, ...headers: readonly Header[]): Promise<RawAnswer> => rawRequest(port, requestText(`GET ${path}`, headers));
  const expectGuarded = ({ headers }: RawAnswer): void => {
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';.* frame-ancestors 'none'$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  };
  const expectAlive = async (): Promise<void> => {
    const answer = await get('/', host, cookie);
    expect([answer.status, answer.text]).toEqual([200, '<p>the window</p>']);
    expectGuarded(answer);
  };

  it('gives its window the page, and sound by URL, to whoever holds the cookie', async () => {
    await expectAlive();
    const sound = await get('/media/sound/1?x=1', host, cookie, origin, ['Range', 'bytes=0-4'], ['Sec-Fetch-Site', 'same-origin']);
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(sound.text).toContain('sound');
    expectGuarded(sound);
    expect(media).toEqual([{ method: 'GET', path: '/media/sound/1', range: 'bytes=0-4' }]);
    const head = await rawRequest(port, requestText('HEAD /', [host, cookie]));
    expect([head.status, head.headers.get('content-length'), head.text]).toEqual([200, '17', '']);
  });

  it('opens once by its address, and only by a cookie that scripts and other sites never see', async () => {
    const other = await startServer();
    const { entryUrl } = other;
    expect(new URL(entryUrl).searchParams.get('token')).toMatch(/^[\w-]{43}$/);
    const look = await fetch(entryUrl, { method: 'HEAD', redirect: 'manual' });
    expect(look.status).toBe(405);
    const first = await fetch(entryUrl, { redirect: 'manual' });
    expect(first.headers.get('set-cookie')).toMatch(/^voxloom-[0-9a-f]{12}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(first.headers.get('set-cookie')).not.toContain(entered.cookie.split('=')[0]);
    expect((await fetch(entryUrl, { redirect: 'manual' })).status).toBe(403);
    await other.close();
    await expect(fetch(entryUrl)).rejects.toThrow();
  });

  it('survives 500 hostile paths, and gives out nothing by them', async () => {
    const paths = hostilePaths('secret.txt', base);
    expect(paths.length).toBeGreaterThanOrEqual(500);
    for (const path of paths) {
      const answer = await get(path, host, cookie);
      // What stands after `?` is no path, and blanks end it: these ask for the page itself.
      if (/^\/\s*(\?|$)/.test(path)) continue;
      expect({ path, status: answer.status, inside: answer.status >= 400 && answer.status < 500 }).toMatchObject({ path, inside: true });
      expect(answer.text).not.toContain('the secret');
    }
    await expectAlive();
  });

  it('refuses 100 hostile requests, each with a status of 4xx, and goes on', async () => {
    const strangers = ['evil.example', `evil.example:${port}`, `localhost:${port}`, `127.0.0.1`, `127.0.0.1:${port + 1}`, `127.0.0.1:0${port}`, `127.0.0.2:${port}`, `0.0.0.0:${port}`, `[::1]:${port}`, `127.1:${port}`, `2130706433:${port}`, `127.0.0.1:${port}.evil.example`, `evil.example@127.0.0.1:${port}`, `127.0.0.1:${port}@evil.example`, `127.0.0.1.nip.io:${port}`, ''];
    const origins = ['null', 'https://evil.example', `http://localhost:${port}`, `https://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`, 'http://127.0.0.1', `http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}.evil.example`, `http://evil.example:${port}`, `HTTP://127.0.0.1:${port}`, 'file://', 'chrome-extension://abc', ''];
    const request = (line: string, ...headers: readonly Header[]) => requestText(line, headers);
    const [name = ''] = entered.cookie.split('=');
    const value = entered.cookie.slice(name.length + 1);
    const cookies = ['', name, `${name}=`, `${name}=x`, `${name}=${value}x`, `${name}=${value.slice(1)}`, `x${entered.cookie}`, `voxloom=${value}`, `${name} =${value}`, `${name}="${value}"`, `${name.toUpperCase()}=${value}`, `a=${entered.cookie}`, value];
    const hostile: string[] = [
      ...strangers.flatMap((stranger) => [request('GET /', ['Host', stranger], cookie), request('GET /channel', ['Host', stranger], cookie, ['Origin', `http://${stranger}`], ...upgrade)]),
      ...origins.flatMap((other) => [request('GET /media/sound/1', host, cookie, ['Origin', other]), request('GET /channel', host, cookie, ['Origin', other], ...upgrade)]),
      ...['cross-site', 'same-site', 'SAME-ORIGIN', 'x'].map((site) => request('GET /media/sound/1', host, cookie, ['Sec-Fetch-Site', site])),
      ...['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'get'].map((method) => request(`${method} /`, host, cookie, origin)),
      request(`CONNECT 127.0.0.1:${port}`, host, cookie),
      ...['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'].map((type) => request('POST /channel', host, cookie, origin, ['Content-Type', type], ['Content-Length', '2']) + '{}'),
      request('GET /', host, cookie, ['Content-Length', '5']) + 'hello',
      request('GET /', host, cookie, ['Transfer-Encoding', 'chunked']) + '0\r\n\r\n',
      request('GET /', host, cookie, ['Content-Length', '5'], ['Transfer-Encoding', 'chunked']) + '0\r\n\r\n',
      request('POST /', host, cookie, ['Expect', '100-continue'], ['Content-Length', '5']),
      ...cookies.flatMap((wrong) => [request('GET /', host, ['Cookie', wrong]), request('GET /channel', host, origin, ['Cookie', wrong], ...upgrade)]),
      ...['', 'x', 'A'.repeat(43), 'A'.repeat(2_000), '%00', server.entryUrl.split('=')[1] ?? ''].map((token) => request(`GET /enter?token=${token}`, host)),
      request('GET /enter', host), request('GET /enter?TOKEN=x', host), request('GET /', host),
      request('GET /channel', host, cookie, ...upgrade),
      request('GET /other', host, cookie, origin, ...upgrade),
      request('GET /channel?x', host, cookie, origin, ...upgrade),
      request('HEAD /channel', host, cookie, origin, ...upgrade),
      request('GET /channel', host, cookie, origin, ['Upgrade', 'h2c'], ['Connection', 'Upgrade']),
      request('GET /channel', host, cookie, origin, ['Upgrade', 'websocket'], ['Sec-WebSocket-Version', '99'], ['Sec-WebSocket-Key', 'x']).replace('Connection: close', 'Connection: Upgrade'),
      request('GET /', host, host, cookie), request('GET /', host, ['Host', 'evil.example'], cookie), request('GET /', cookie),
      request('GET /', host, cookie, origin, ['Origin', 'https://evil.example']),
      request('GET /', host, cookie, ['X-Long', 'x'.repeat(70_000)]),
      request('GET /', host, ...Array.from({ length: 3_000 }, (_, index): Header => [`X-${index}`, '12345678'])),
      request(`GET /${'a'.repeat(9_000)}`, host, cookie),
      request(`GET http://127.0.0.1:${port}/`, host, cookie), request('GET http://evil.example/', host, cookie), request('GET *', host, cookie), request('GET index.html', host, cookie),
      request('GET /', host, cookie, ['Bad Name', 'x']), request('GET /', host, ['Cookie', `a\u0000b; ${entered.cookie}`]),
      'GET / HTTP/9.9\r\n\r\n', '\u0016\u0003\u0001\u0000\u00a5\u0001\u0000', 'GET\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', `${'A'.repeat(100_000)}\r\n\r\n`,
    ].map((text) => (text.includes('websocket') ? text.replace('Connection: close', 'Connection: Upgrade') : text));
    expect(hostile.length).toBeGreaterThanOrEqual(100);

    const heard = media.length;
    for (const text of hostile) {
      const answer = await rawRequest(port, text);
      expect({ text: text.slice(0, 300), status: answer.status, refused: answer.status >= 400 && answer.status < 500 }).toMatchObject({ text: text.slice(0, 300), refused: true });
      expect(answer.headers.has('set-cookie')).toBe(false);
      expect({ text: text.slice(0, 300), policy: answer.headers.get('content-security-policy')?.slice(0, 18) }).toMatchObject({ policy: "default-src 'none'" });
      expectGuarded(answer);
    }
    expect(media).toHaveLength(heard);
    expect(studio.calls).toEqual([]);
    expect([windows, studio.listeners]).toEqual([0, 0]);
    await expectAlive();
  });

  it('counts its windows and lets each go', async () => {
    const socket = openSocket(entered);
    await new Promise((resolve) => {
      socket.addEventListener('open', resolve);
    });
    await expect.poll(() => [windows, studio.listeners]).toEqual([1, 1]);
    socket.send('text is not what we speak');
    await expect.poll(() => [windows, studio.listeners]).toEqual([0, 0]);
    await expectAlive();
  });
});
