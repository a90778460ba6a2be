import type { BrowserContext, Page } from 'playwright-core';

import type { AuthorHome } from './author-home.ts';

/** How a window is opened, whichever shell carries it. */
export interface StudioLaunch {
  readonly home: AuthorHome;
  /** Absolute path of a project to start with, as a file manager would. */
  readonly project: string | undefined;
  /** CSS px. */
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'dark' | 'light';
  readonly locale: string;
  /** Told before the window loads anything. `pid` is of the studio's process. */
  readonly onContext: (context: BrowserContext, pid: number) => void;
}

/** A studio's process with its one window. */
export interface RunningStudio {
  readonly context: BrowserContext;
  readonly page: Page;
  /** When the window began to load, on the clock of `performance.now()` of the tests. */
  readonly openedAtMs: number;
  readonly pid: number;
  /** Does what makes the studio ask for a file or folder, and answers with an absolute path below the author's home. */
  answerFileDialog(path: string, ask: () => Promise<void>): Promise<void>;
  /** Closes the window and the studio, in good order. */
  stop(): Promise<void>;
  /** Ends the studio's process at once, as when the power goes. */
  kill(): Promise<void>;
}

export type OpenStudio = (launch: StudioLaunch) => Promise<RunningStudio>;
