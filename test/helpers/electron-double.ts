import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

import type { ElectronParts } from '../../src-main/shells/electron/electron-parts.ts';

/**
 * The parts of Electron that the shell uses, recorded: what was asked of them is kept, what Electron would do is done by
 * hand. Each part is typed as Electron's own, so that a change of Electron's types breaks the tests that lean on it.
 */
export class ElectronDouble {
  readonly app = new AppDouble();
  readonly ipcMain = new EventEmitter();
  readonly windows: WindowDouble[] = [];
  readonly handled = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly schemes: Electron.CustomScheme[] = [];
  readonly menus: Electron.MenuItemConstructorOptions[][] = [];
  readonly shown: string[] = [];
  readonly crashOptions: unknown[] = [];
  readonly session = new SessionDouble();
  readonly forks: { readonly module: string; readonly child: UtilityDouble }[] = [];
  openAnswer: Electron.OpenDialogReturnValue = { canceled: true, filePaths: [] };
  saveAnswer: Electron.SaveDialogReturnValue = { canceled: true, filePath: '' };
  readonly dialogOptions: unknown[] = [];

  get parts(): ElectronParts {
    const { app, ipcMain, windows, handled, schemes, menus, shown, crashOptions, session, forks, dialogOptions } = this;
    const parts = {
      app,
      ipcMain,
      BrowserWindow: class extends WindowDouble {
        constructor(options: Electron.BrowserWindowConstructorOptions) {
          super(options);
          windows.push(this);
        }
      },
      protocol: {
        registerSchemesAsPrivileged: (given: Electron.CustomScheme[]) => schemes.push(...given),
        handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => handled.set(scheme, handler),
      },
      session: { defaultSession: session },
      Menu: {
        buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
        setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => menus.push(menu),
      },
      dialog: {
        showOpenDialog: (...given: unknown[]) => {
          dialogOptions.push(given.at(-1));
          return Promise.resolve(this.openAnswer);
        },
        showSaveDialog: (...given: unknown[]) => {
          dialogOptions.push(given.at(-1));
          return Promise.resolve(this.saveAnswer);
        },
        showErrorBox: (title: string, content: string) => shown.push(`${title}: ${content}`),
      },
      shell: { showItemInFolder: (path: string) => shown.push(path) },
      utilityProcess: {
        fork: (module: string) => {
          const child = new UtilityDouble();
          forks.push({ module, child });
          return child;
        },
      },
      crashReporter: { start: (options: unknown) => crashOptions.push(options) },
    };
    return parts as unknown as ElectronParts;
  }
}

class AppDouble extends EventEmitter {
  readonly paths = new Map<string, string>();
  readonly recent: string[] = [];
  readonly isPackaged = false;
  readonly name = 'Voxloom';
  lockIsFree = true;
  sandboxed = false;
  /** Times the program was asked to end and nobody held it. */
  quits = 0;

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  requestSingleInstanceLock(): boolean {
    return this.lockIsFree;
  }

  quit(): void {
    const held: true[] = [];
    this.emit('before-quit', { preventDefault: () => held.push(true) });
    if (held.length === 0) this.quits += 1;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? '/';
  }

  addRecentDocument(path: string): void {
    this.recent.push(path);
  }

  enableSandbox(): void {
    this.sandboxed = true;
  }
}

/** A window whose page is whatever the test makes of `webContents`. */
class WindowDouble extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new ContentsDouble();
  readonly loaded: string[] = [];
  focused = 0;
  visible = false;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }

  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.mainFrame.url = url;
    return Promise.resolve();
  }

  show(): void {
    this.visible = true;
  }

  focus(): void {
    this.focused += 1;
  }

  isMinimized(): boolean {
    return false;
  }
}

export class ContentsDouble extends EventEmitter {
  readonly mainFrame = { url: 'voxloom://app/index.html' };
  /** Hears what the shell sends to the page. */
  readonly page = new EventEmitter();
  windowOpenHandler: (() => { action: string }) | undefined;

  send(channel: string, ...args: unknown[]): void {
    // As across processes: a copy, later.
    const copies = args.map((argument) => structuredClone(argument));
    setImmediate(() => this.page.emit(channel, {}, ...copies));
  }

  isDestroyed(): boolean {
    return false;
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.windowOpenHandler = handler;
  }
}

class SessionDouble extends EventEmitter {
  permissionHandler: ((contents: unknown, permission: string, decide: (allowed: boolean) => void) => void) | undefined;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | undefined;
  requestFilter: ((details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void) | undefined;
  readonly webRequest = {
    onBeforeRequest: (filter: NonNullable<SessionDouble['requestFilter']>) => {
      this.requestFilter = filter;
    },
  };

  setPermissionRequestHandler(handler: NonNullable<SessionDouble['permissionHandler']>): void {
    this.permissionHandler = handler;
  }

  setPermissionCheckHandler(handler: NonNullable<SessionDouble['permissionCheck']>): void {
    this.permissionCheck = handler;
  }
}

class UtilityDouble extends EventEmitter {
  readonly pid = 4711;
  readonly stderr = new EventEmitter();
  readonly posted: unknown[] = [];
  killed = false;

  postMessage(message: unknown): void {
    this.posted.push(message);
  }

  kill(): boolean {
    this.killed = true;
    this.emit('exit', 9);
    return true;
  }
}

/** `ipcRenderer` of a page: what it sends reaches `ipcMain` as from this window's main frame. */
export function pageOf(ipcMain: EventEmitter, contents: ContentsDouble) {
  return {
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => contents.page.on(channel, listener),
    send: (channel: string, ...args: unknown[]) => {
      const copies = args.map((argument) => structuredClone(argument));
      setImmediate(() => ipcMain.emit(channel, { sender: contents, senderFrame: contents.mainFrame }, ...copies));
    },
  };
}
