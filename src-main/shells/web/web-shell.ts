import { mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { OpenStudio, StudioHost, StudioOptions } from '../../shared/contract/studio-host.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { BrowserProfile } from './browser-profile.ts';
import { claimProfile } from './browser-profile.ts';
import type { BrowserWindow } from './browser-window.ts';
import { openBrowserWindow } from './browser-window.ts';
import { findBrowser } from './find-browser.ts';
import { WebServer } from './web-server.ts';
import { WindowWatch } from './window-watch.ts';

export interface WebShellOptions extends Pick<StudioOptions, 'dataFolder' | 'documentsFolder' | 'homeFolder' | 'voiceFolders' | 'projectPath'> {
  readonly openStudio: OpenStudio;
  /** Folder of the built window. */
  readonly windowFolder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Whether to open a window; otherwise the address is told. */
  readonly browser: boolean;
  /** Whether to go on when the last window is gone. */
  readonly stay: boolean;
  /** Tells whoever started the program one line. */
  readonly tell: (line: string) => void;
  /** Hears of failures of our own. */
  readonly report: (error: unknown) => void;
}

/** The studio as a server on this machine and a browser window that shows it. Ends with its window. */
export class WebShell {
  /** Resolves when everything is closed, whoever began it. */
  readonly ended: Promise<void>;
  readonly #options: WebShellOptions;
  readonly #studio: StudioHost;
  readonly #watch: WindowWatch;
  #server: WebServer | undefined;
  #window: BrowserWindow | undefined;
  #profile: BrowserProfile | undefined;
  #tellEnded: () => void = () => undefined;
  #closing = false;

  /** Rejects with `VoxloomError` when the window was not built, the studio does not open or the port is taken. */
  static async start(options: WebShellOptions): Promise<WebShell> {
    const { windowFolder, dataFolder, documentsFolder, homeFolder, voiceFolders, projectPath } = options;
    await stat(join(windowFolder, 'index.html')).catch((cause: unknown) => {
      throw new VoxloomError('input.file-missing', 'The window has not been built yet. Run "npm run build", or start Voxloom with "npm start".', { cause });
    });
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    const studio = await options.openStudio({
      shell: 'web',
      capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false },
      dataFolder,
      documentsFolder,
      homeFolder,
      voiceFolders,
      ...(projectPath !== undefined && { projectPath }),
    });
    const shell = new WebShell(options, studio);
    try {
      await shell.#open();
    } catch (error) {
      await shell.close();
      throw error;
    }
    return shell;
  }

  private constructor(options: WebShellOptions, studio: StudioHost) {
    this.#options = options;
    this.#studio = studio;
    this.ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
    this.#watch = new WindowWatch(() => {
      if (!options.stay) void this.close();
    });
  }

  /** Closes the windows and then the project, in this order, so that no edit is half way. May be called again. */
  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#watch.close();
      await Promise.all([this.#server?.close(), this.#window?.close()]);
      await this.#studio.close();
      await this.#profile?.release();
      this.#tellEnded();
    }
    await this.ended;
  }

  async #open(): Promise<void> {
    const { windowFolder, port, tell, report } = this.#options;
    this.#server = await WebServer.start({
      studio: this.#studio,
      windowFolder,
      port,
      onWindows: (count) => {
        if (!this.#closing) this.#watch.changed(count);
      },
      report,
    }).catch((cause: unknown) => {
      throw new VoxloomError('input.option', `Voxloom cannot use port ${port} of this machine. Leave --port away for one that is free.`, { cause });
    });
    const { entryUrl } = this.#server;
    const address = `Open this address in Chromium, Chrome or Edge on this machine; it works once: ${entryUrl}`;
    if (!this.#options.browser) {
      tell(address);
      return;
    }
    const program = await findBrowser({ platform: process.platform, environment: process.env, home: this.#options.homeFolder });
    if (program === undefined) {
      tell(`There is no Chromium, Chrome or Edge to show the window. ${address}`);
      return;
    }
    this.#profile = await claimProfile(join(this.#options.dataFolder, 'browser'));
    tell(`Voxloom opens in ${basename(program)}. It ends with its window, or with Ctrl+C here.`);
    this.#window = openBrowserWindow({
      program,
      profileFolder: this.#profile.folder,
      url: entryUrl,
      onExit: (failure) => {
        if (this.#closing || this.#watch.seen) return;
        const reason = failure === undefined ? '' : ` (${failure})`;
        tell(`${basename(program)} could not show the window${reason}. ${address}`);
      },
    });
  }
}
