import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Locator, Page } from 'playwright-core';

import type { AuthorHome } from './author-home.ts';
import { makeAuthorHome } from './author-home.ts';
import { PRIMARY } from './primary-key.ts';
import type { OpenStudio, RunningStudio, StudioLaunch } from './running-studio.ts';
import { ScriptPart } from './script-part.ts';
import type { TrafficWatch } from './traffic-watch.ts';
import { watchTraffic } from './traffic-watch.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../../test-results/screenshots', import.meta.url));

/** A theme's colours and pictures have settled by then, ms. */
const SETTLE_MS = 250;

/** The longest a person's step may take on a slow machine before it counts as broken, ms. */
const STEP_LIMIT_MS = 15_000;

/**
 * A person at the studio: one home folder, and one window at a time over it. The window's parts are found by their role and
 * their English name, as a screen reader would.
 */
export class StudioDriver {
  readonly home: AuthorHome = makeAuthorHome();
  /** What the window and the processes say to anybody, over every restart. */
  readonly traffic: TrafficWatch = watchTraffic();
  readonly #open: OpenStudio;
  readonly #launch: Pick<StudioLaunch, 'viewport' | 'colorScheme' | 'locale'>;
  #running: RunningStudio | undefined;
  #script: ScriptPart | undefined;
  #problems: string[] = [];
  #leaving = false;

  constructor(open: OpenStudio, launch: Partial<Pick<StudioLaunch, 'viewport' | 'colorScheme' | 'locale'>> = {}) {
    this.#open = open;
    this.#launch = { viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'en-US', ...launch };
  }

  /** Starts the studio and its window. @param project absolute path of one to begin with. */
  async start(project?: string): Promise<void> {
    this.#leaving = false;
    this.#running = await this.#open({ ...this.#launch, home: this.home, project, onContext: (context, pid) => { this.#follow(context, pid); } });
    this.page.setDefaultTimeout(STEP_LIMIT_MS);
    this.#script = new ScriptPart(this.page);
  }

  get page(): Page {
    return this.#present.page;
  }

  get script(): ScriptPart {
    if (!this.#script) throw new Error('the studio has not been started');
    return this.#script;
  }

  /** When the window began to load, on the clock of `performance.now()`. */
  get openedAtMs(): number {
    return this.#present.openedAtMs;
  }

  region(name: 'Cast' | 'The line' | 'Delivery' | 'Takes' | 'Timeline'): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** Takes of the selected line, newest first. */
  get takes(): Locator {
    return this.region('Takes').getByRole('list', { name: 'Takes' }).getByRole('listitem');
  }

  /** Descriptions of the timeline's clips, track by track and each track in time: "text, track, starts ..., length". */
  async clips(): Promise<string[]> {
    const list = this.region('Timeline').getByRole('listbox', { name: 'Clips' });
    if (!(await list.isVisible())) return [];
    await list.focus();
    return list.getByRole('option').allInnerTexts();
  }

  /** A slider of the selected lines' delivery, by its number field. */
  deliveryNumber(name: 'Pace' | 'Pitch' | 'Range' | 'Energy' | 'Pauses'): Locator {
    return this.region('Delivery').getByRole('spinbutton', { name, exact: true });
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key.replace('Mod', PRIMARY));
  }

  /** Runs an action by its title, from the palette; the dots of one that asks first may be left out. */
  async act(title: string): Promise<void> {
    const name = title.replace(/…$/, '');
    await this.press('Mod+Shift+p');
    const palette = this.dialog('All actions');
    await palette.getByRole('combobox').fill(name);
    await palette.getByRole('option').filter({ has: this.page.getByText(new RegExp(`^${name.replaceAll(/[()*+.?]/g, '\\$&')}…?$`)) }).click();
    await palette.waitFor({ state: 'hidden' });
  }

  async skipTour(): Promise<void> {
    await this.dialog('Tour').getByRole('button', { name: 'Skip the tour' }).click();
    await this.dialog('Tour').waitFor({ state: 'hidden' });
  }

  /** A project without lines, in place of the sample. */
  async newProject(): Promise<void> {
    await this.act('New project');
    await this.page.getByRole('textbox', { name: 'Write a line, or paste a script' }).waitFor();
  }

  /** Waits until the studio has nothing left to render and every edit is kept. */
  async idle(): Promise<void> {
    await this.page.getByText(/lines? rendering$/).waitFor({ state: 'hidden', timeout: 60_000 });
    await this.page.getByText('Saved', { exact: true }).waitFor();
  }

  answerFileDialog(path: string, ask: () => Promise<void>): Promise<void> {
    return this.#present.answerFileDialog(path, ask);
  }

  /** Pictures of the window in both themes: `test-results/screenshots/<name>-dark.png` and `-light.png`. */
  async screenshot(name: string): Promise<void> {
    await this.inBothThemes((theme) => this.picture(name, theme));
  }

  /** Puts the system, which the window follows unless it is told otherwise, into each theme; the journey's own comes last. */
  async inBothThemes(look: (theme: 'dark' | 'light') => Promise<void>): Promise<void> {
    const own = this.#launch.colorScheme;
    for (const theme of [own === 'dark' ? ('light' as const) : ('dark' as const), own]) {
      await this.page.emulateMedia({ colorScheme: theme });
      await this.page.waitForTimeout(SETTLE_MS);
      await look(theme);
    }
  }

  /** One picture of the window as it is. */
  async picture(name: string, theme: 'dark' | 'light'): Promise<void> {
    const path = `${SCREENSHOTS}/${name}-${theme}.png`;
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** What went wrong in the window since this was last asked: errors on its console, and failures that nobody caught. */
  takeProblems(): string[] {
    const problems = this.#problems;
    this.#problems = [];
    return problems;
  }

  /** Closes the window and the studio in good order, and starts them again over the same folders. */
  async restart(project?: string): Promise<void> {
    this.#leaving = true;
    await this.#present.stop();
    await this.start(project);
  }

  /** Ends the studio's process at once, as when the power goes; `start` begins again over what is on disk. */
  async kill(): Promise<void> {
    this.#leaving = true;
    await this.#present.kill();
    this.#running = undefined;
  }

  /** Ends everything, and removes the home folder. */
  async close(): Promise<void> {
    this.#leaving = true;
    try {
      await this.#running?.stop();
    } finally {
      this.traffic.stop();
      this.home.remove();
    }
  }

  get #present(): RunningStudio {
    if (!this.#running) throw new Error('the studio has not been started');
    return this.#running;
  }

  #follow(context: BrowserContext, pid: number): void {
    this.traffic.followWindow(context);
    this.traffic.followProcess(pid);
    const note = (problem: string): void => {
      // A window whose studio has just been ended may say so.
      if (!this.#leaving) this.#problems.push(problem);
    };
    context.on('console', (message) => {
      if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      note(error.error().stack ?? error.error().message);
    });
  }
}
