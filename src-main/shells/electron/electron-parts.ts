import type * as Electron from 'electron';

/** As much of Electron as this shell uses, so that a test can record it. */
export interface ElectronParts {
  readonly app: Pick<
    Electron.App,
    | 'whenReady'
    | 'requestSingleInstanceLock'
    | 'on'
    | 'quit'
    | 'getPath'
    | 'setPath'
    | 'addRecentDocument'
    | 'enableSandbox'
    | 'isPackaged'
    | 'name'
  >;
  readonly BrowserWindow: { new (options: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow };
  readonly ipcMain: Pick<Electron.IpcMain, 'on' | 'removeListener'>;
  readonly protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  readonly session: { readonly defaultSession: Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'webRequest' | 'on'> };
  readonly Menu: { buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): Electron.Menu; setApplicationMenu(menu: Electron.Menu | null): void };
  readonly dialog: Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'>;
  readonly shell: Pick<Electron.Shell, 'showItemInFolder'>;
  readonly utilityProcess: { fork(modulePath: string, args?: string[], options?: Electron.ForkOptions): Electron.UtilityProcess };
  readonly crashReporter: Pick<Electron.CrashReporter, 'start'>;
}
