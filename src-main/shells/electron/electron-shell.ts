import type { BrowserWindow } from 'electron';

import type { OpenStudio, StudioHost } from '../../shared/contract/studio-host.ts';
import { serveStudio } from '../../shared/rpc/serve-studio.ts';
import { APP_ORIGIN, APP_SCHEME } from './app-origin.ts';
import { appProtocol } from './app-protocol.ts';
import type { ElectronParts } from './electron-parts.ts';
import { guardSession } from './guard-session.ts';
import { listenForChannels } from './ipc-channel.ts';
import { launchUtility } from './launch-utility.ts';
import { nativeDialogs } from './native-dialogs.ts';
import { windowMenu } from './window-menu.ts';

export interface ElectronShellOptions {
  readonly electron: ElectronParts;
  readonly openStudio: OpenStudio;
  /** Folder of the built window. */
  readonly windowFolder: string;
  readonly preloadFile: string;
  readonly voiceFolders: readonly string[];
  readonly dataFolder: string;
  readonly documentsFolder: string;
  readonly homeFolder: string;
  /** Arguments of the program, its own name left out. */
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Hears of failures of our own. */
  readonly report: (error: unknown) => void;
}

/** Dark from the first frame, so that nothing flashes: `--ground` of the window. */
const GROUND = '#15171a';

/**
 * The studio in a window of its own. Call before Electron is ready: schemes and the sandbox are settled then. Resolves when
 * the window is there, or at once when another instance has taken over.
 */
export async function startElectronShell(options: ElectronShellOptions): Promise<void> {
  const { electron, report } = options;
  const { app, protocol, crashReporter } = electron;
  app.setPath('userData', options.dataFolder);
  if (!app.requestSingleInstanceLock({ project: projectIn(options.argv) ?? '' })) {
    app.quit();
    return;
  }
  app.enableSandbox();
  // Dumps stay on this machine, for the author to send or not.
  crashReporter.start({ uploadToServer: false });
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
  const earlier = earlyProjects(app);
  await app.whenReady();
  guardSession(electron);

  const projectPath = earlier.path() ?? projectIn(options.argv);
  const studio = await options.openStudio({
    shell: 'electron',
    capabilities: { nativeDialogs: true, nativeMenu: true, revealFile: true },
    dataFolder: options.dataFolder,
    documentsFolder: options.documentsFolder,
    homeFolder: options.homeFolder,
    voiceFolders: options.voiceFolders,
    dialogs: nativeDialogs(electron.dialog, () => window),
    revealFile: (path) => {
      electron.shell.showItemInFolder(path);
      return Promise.resolve();
    },
    launchModule: launchUtility(electron.utilityProcess),
    ...(projectPath !== undefined && { projectPath }),
  });
  protocol.handle(APP_SCHEME, appProtocol(options.windowFolder, studio.serveMedia));
  const window = openWindow(options, studio);

  const open = (path: string | undefined): void => {
    if (window.isMinimized()) window.restore();
    window.focus();
    if (path !== undefined) studio.handlers['project.open']({ path }, new AbortController().signal).catch(report);
  };
  earlier.follow(open);
  app.on('second-instance', (_event, argv) => {
    open(projectIn(argv.slice(1)));
  });
  closeBeforeQuit(app, studio);
}

function openWindow({ electron, preloadFile, platform, report }: ElectronShellOptions, studio: StudioHost): BrowserWindow {
  const { app, BrowserWindow, ipcMain, Menu } = electron;
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: GROUND,
    title: 'Voxloom',
    webPreferences: { preload: preloadFile, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, spellcheck: false },
  });
  // An action of the menu reaches the window as an event of the studio would.
  const menuListeners = new Set<(action: string) => void>();
  const menuFor = (language: string): void => {
    const shown = language === 'zh-CN' ? 'zh-CN' : 'en';
    const template = windowMenu(shown, platform, (action) => {
      for (const listener of menuListeners) listener(action);
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  menuFor('en');
  const unsubscribe = studio.subscribe((name, body) => {
    if (name === 'settings.changed' && 'language' in body && typeof body.language === 'string') menuFor(body.language);
    if (name === 'project.switched' && 'project' in body && body.project) app.addRecentDocument(body.project.path);
  });
  const stop = listenForChannels(ipcMain, window.webContents, (channel) => {
    serveStudio(
      channel,
      {
        handlers: studio.handlers,
        subscribe(listener) {
          const ofMenu = (action: string): void => {
            listener('menu.chosen', { action });
          };
          menuListeners.add(ofMenu);
          const end = studio.subscribe(listener);
          return () => {
            menuListeners.delete(ofMenu);
            end();
          };
        },
      },
      report,
    );
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  window.once('closed', () => {
    stop();
    unsubscribe();
    app.quit();
  });
  window.loadURL(`${APP_ORIGIN}/index.html`).catch(report);
  return window;
}

/** The project's file is closed before the program ends, whoever ended it. */
function closeBeforeQuit(app: ElectronParts['app'], studio: StudioHost): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void studio.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

/** On a Mac a document is opened by an event, which may come before there is a studio. */
function earlyProjects(app: ElectronParts['app']): { path(): string | undefined; follow(open: (path: string) => void): void } {
  let early: string | undefined;
  let open: (path: string) => void = (path) => {
    early = path;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  return {
    path: () => early,
    follow(next) {
      open = next;
    },
  };
}

/** The first argument that is a project's file. */
function projectIn(argv: readonly string[]): string | undefined {
  return argv.find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.vox'));
}
