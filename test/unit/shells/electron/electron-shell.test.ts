import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { StudioHost, StudioListener, StudioOptions } from '../../../../src-main/shared/contract/studio-host.ts';
import { startElectronShell } from '../../../../src-main/shells/electron/electron-shell.ts';
import { ElectronDouble } from '../../../helpers/electron-double.ts';

let folder: string;
let electron: ElectronDouble;
let given: StudioOptions | undefined;
let tell: StudioListener;
const close = vi.fn(() => Promise.resolve());
const openProject = vi.fn(() => Promise.resolve({}));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-electron-'));
  await mkdir(join(folder, 'window', 'assets'), { recursive: true });
  await writeFile(join(folder, 'window', 'index.html'), '<!doctype html>window');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  electron = new ElectronDouble();
  given = undefined;
  close.mockClear();
  openProject.mockClear();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function start(argv: readonly string[] = [], platform: NodeJS.Platform = 'linux'): Promise<void> {
  return startElectronShell({
    electron: electron.parts,
    openStudio: (options) => {
      given = options;
      return Promise.resolve({
        handlers: { 'project.open': openProject },
        serveMedia: ({ path, range }: { path: string; range: string | undefined }) =>
          Promise.resolve({ status: 206, headers: { 'content-type': 'audio/wav', 'x-asked': `${path} ${range ?? ''}` }, body: bytes() }),
        subscribe: (listener: StudioListener) => {
          tell = listener;
          return () => undefined;
        },
        close,
      } as unknown as StudioHost);
    },
    windowFolder: join(folder, 'window'),
    preloadFile: '/preload.cjs',
    voiceFolders: ['/voices'],
    dataFolder: join(folder, 'data'),
    documentsFolder: join(folder, 'documents'),
    homeFolder: folder,
    argv,
    platform,
    report: (error) => {
      throw error;
    },
  });
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Uint8Array.of(1, 2, 3));
}

const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const handler = electron.handled.get('voxloom');
  if (!handler) throw new Error('no protocol is handled');
  return handler(new Request(url, init));
};

describe('the window', () => {
  it('has no Node, a sandbox, an isolated preload and its own scheme', async () => {
    await start();
    const [window] = electron.windows;
    expect(electron.app.sandboxed).toBe(true);
    expect(window?.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, preload: '/preload.cjs' });
    expect(window?.loaded).toEqual(['voxloom://app/index.html']);
    expect(electron.schemes).toEqual([{ scheme: 'voxloom', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
    expect(electron.crashOptions).toEqual([{ uploadToServer: false }]);
  });

  it('may not leave, open windows, embed, download or ask for anything but a loudspeaker', async () => {
    await start();
    const { session } = electron;
    const [window] = electron.windows;
    electron.app.emit('web-contents-created', {}, window?.webContents);
    expect(window?.webContents.windowOpenHandler?.()).toEqual({ action: 'deny' });
    const prevented = (name: string, event: object = {}): boolean => {
      const preventDefault = vi.fn();
      (name === 'will-download' ? session : window?.webContents)?.emit(name, { ...event, preventDefault });
      return preventDefault.mock.calls.length === 1;
    };
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'voxloom://other/', 'voxloom:app', 'javascript:alert(1)']) {
      expect(prevented('will-navigate', { url })).toBe(true);
    }
    expect(prevented('will-navigate', { url: 'voxloom://app/index.html' })).toBe(false);
    expect(['will-redirect', 'will-attach-webview', 'will-download'].map((name) => prevented(name))).toEqual([true, true, true]);
    const decided: boolean[] = [];
    for (const permission of ['media', 'geolocation', 'notifications', 'speaker-selection']) {
      session.permissionHandler?.({}, permission, (allowed) => decided.push(allowed));
      decided.push(session.permissionCheck?.({}, permission) ?? true);
    }
    expect(decided).toEqual([false, false, false, false, false, false, true, true]);
  });

  it('reaches no network', async () => {
    await start();
    const cancelled = (url: string): boolean | undefined => {
      let answer: boolean | undefined;
      electron.session.requestFilter?.({ url }, ({ cancel }) => (answer = cancel));
      return answer;
    };
    for (const url of ['https://example.com/', 'http://127.0.0.1:80/', 'ws://localhost/', 'file:///etc/passwd', 'ftp://x/', 'voxloom://app.example.com/']) expect(cancelled(url)).toBe(true);
    for (const url of ['voxloom://app/index.html', 'blob:voxloom://app/1', 'data:,x']) expect(cancelled(url)).toBe(false);
  });
});

describe('its URLs', () => {
  it('give files of the window with the same policy as everywhere, and nothing else of the disk', async () => {
    await start();
    const page = await ask('voxloom://app/');
    expect(await page.text()).toBe('<!doctype html>window');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const paths = ['../secret.txt', '%2e%2e/secret.txt', '..%2fsecret.txt', '..%5csecret.txt', '%252e%252e%252fsecret.txt', 'assets/../../secret.txt', 'nul', 'index.html%00', 'index.html:x', '.hidden'];
    for (const path of paths) expect((await ask(`voxloom://app/${path}`)).status).toBe(404);
    expect((await ask('voxloom://elsewhere/index.html')).status).toBe(404);
    expect((await ask('voxloom://app/index.html', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('give media with their ranges', async () => {
    await start();
    const media = await ask('voxloom://app/media/sound/abc', { headers: { range: 'bytes=0-2' } });
    expect(media.status).toBe(206);
    expect(media.headers.get('x-asked')).toBe('/media/sound/abc bytes=0-2');
    expect(new Uint8Array(await media.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
  });
});

describe('the program', () => {
  it('runs once: another start hands its project over and ends', async () => {
    electron.app.lockIsFree = false;
    await start(['a.vox']);
    expect(electron.app.quits).toBe(1);
    expect(given).toBeUndefined();

    electron = new ElectronDouble();
    await start();
    electron.app.emit('second-instance', {}, ['/usr/bin/voxloom', '--flag', '/home/me/b.VOX']);
    expect(openProject).toHaveBeenCalledWith({ path: '/home/me/b.VOX' }, expect.anything());
    expect(electron.windows[0]?.focused).toBe(1);
  });

  it('opens the project it was started with, by argument or by the system', async () => {
    await start(['--enable-logging', '/home/me/a.vox']);
    expect(given?.projectPath).toBe('/home/me/a.vox');
    const preventDefault = vi.fn();
    electron.app.emit('open-file', { preventDefault }, '/home/me/c.vox');
    expect(preventDefault).toHaveBeenCalled();
    expect(openProject).toHaveBeenCalledWith({ path: '/home/me/c.vox' }, expect.anything());
  });

  it('closes the project before it ends', async () => {
    await start();
    let finish: () => void = () => undefined;
    close.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)));
    electron.windows[0]?.emit('closed');
    expect(electron.app.quits).toBe(0);
    finish();
    await vi.waitFor(() => {
      expect(electron.app.quits).toBe(1);
    });
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('starts the engine in a utility process and tells why it ended', async () => {
    await start();
    const heard: unknown[] = [];
    const engine = given?.launchModule?.('/engine.js', { onMessage: (message) => heard.push(message), onExit: (reason) => heard.push(reason) });
    const [fork] = electron.forks;
    engine?.post({ kind: 'ping' });
    fork?.child.emit('message', { kind: 'alive' });
    fork?.child.stderr.emit('data', Buffer.from('out of memory\n'));
    engine?.kill();
    expect(fork?.module).toBe('/engine.js');
    expect(fork?.child.posted).toEqual([{ kind: 'ping' }]);
    expect(heard).toEqual([{ kind: 'alive' }, 'exit code 9\nout of memory']);
  });

  it('keeps recent documents and a menu in the language of the window', async () => {
    await start();
    tell('project.switched', { project: { path: '/home/me/a.vox' } } as never);
    expect(electron.app.recent).toEqual(['/home/me/a.vox']);
    tell('settings.changed', { language: 'zh-CN' } as never);
    expect(electron.menus.at(-1)?.map(({ label }) => label)).toEqual(['文件', '编辑', '视图']);
  });

  it('asks with the system’s own dialogs', async () => {
    await start();
    electron.openAnswer = { canceled: false, filePaths: ['/home/me/a.txt'] };
    expect(await given?.dialogs?.open('Open', ['script'])).toBe('/home/me/a.txt');
    expect(await given?.dialogs?.save('Save', 'Harbour', 'wav')).toBeNull();
    expect(electron.dialogOptions).toMatchObject([{ properties: ['openFile'] }, { defaultPath: 'Harbour.wav' }]);
  });
});
