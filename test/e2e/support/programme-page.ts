import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';

import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { TABLE_NAMES } from '../../../src-main/shared/domain/project-document.ts';
import type { Playing } from '../pages/playing.ts';

const ENTRY = fileURLToPath(new URL('../pages/play-programme.ts', import.meta.url));

export interface StereoSound {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** A page beside the window, at the studio's own address, that plays a programme faster than it can be heard. */
export class ProgrammePage {
  readonly #page: Page;
  #heard: Buffer | undefined;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** @param context of the window, whose pass to the studio's sounds the page shares */
  static async open(context: BrowserContext, windowUrl: string): Promise<ProgrammePage> {
    const script = await buildScript();
    const page = await context.newPage();
    const opened = new ProgrammePage(page);
    const base = new URL('/programme-page/', windowUrl).href;
    // Answered here, never by the studio: it has no such page, and its own may not run a test's script.
    await page.route(`${base}**`, async (route) => {
      if (route.request().method() === 'POST') opened.#heard = route.request().postDataBuffer() ?? undefined;
      const isScript = route.request().url().endsWith('.js');
      await route.fulfill({
        contentType: isScript ? 'text/javascript' : 'text/html',
        body: isScript ? script : '<!doctype html><title>Programme</title><script type="module" src="play-programme.js"></script>',
      });
    });
    await page.goto(base);
    return opened;
  }

  async take(document: ProjectDocument): Promise<void> {
    const rows = TABLE_NAMES.flatMap((table) => [...document[table]].map(([id, row]) => ({ table, id, row })));
    await this.#page.evaluate(`take(${JSON.stringify(rows)})`);
  }

  /** What is heard of a press on "play", from the press on. */
  async play(playing: Playing): Promise<StereoSound> {
    this.#heard = undefined;
    await this.#page.evaluate(`playTo('heard', ${JSON.stringify(playing)})`);
    const heard = this.#heard as Buffer | undefined;
    if (!heard) throw new Error('nothing came back from the page');
    const samples = new Float32Array(new Uint8Array(heard).buffer);
    return { left: samples.subarray(0, playing.frames), right: samples.subarray(playing.frames) };
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}

async function buildScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'voxloom-programme-page-'));
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      build: { outDir: folder, emptyOutDir: true, target: 'chrome142', lib: { entry: ENTRY, formats: ['es'], fileName: 'play-programme' } },
    });
    return readFileSync(join(folder, 'play-programme.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
