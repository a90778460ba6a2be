import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { BUILT_SAMPLE } from '../../../src-main/services/studio/sample/find-sample.ts';
import { electronBinary } from '../../../tools/start/choose-shell.ts';
import { runChild } from '../../../tools/start/run-child.ts';
import { isWindowStale, newestChange, rebuildWindow } from '../../../tools/start/window-build.ts';
import { findChromium } from './find-chromium.ts';
import { findFfmpeg } from './find-ffmpeg.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What a sample that was made earlier may be out of date with. */
const SAMPLE_SOURCES = ['src-main/services/studio/sample', 'src-main/database/migrations', 'models/voices'];

/** Everything the journeys need is there before the first begins: the browser, the meter, the built window, the sample. */
export default async function setup(): Promise<void> {
  await findChromium();
  findFfmpeg();
  if (await isWindowStale(ROOT)) await rebuildWindow(ROOT, (folder) => runNode('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', folder));
  if (await isSampleStale()) await runNode('tools/make-sample.ts');
  if (electronBinary(ROOT, process.env) !== undefined) await runNode('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--config', 'vite.preload.config.ts');
}

async function isSampleStale(): Promise<boolean> {
  const made = await stat(BUILT_SAMPLE).catch(() => undefined);
  if (!made) return true;
  const changes = await Promise.all(SAMPLE_SOURCES.map((source) => newestChange(join(ROOT, source))));
  return Math.max(...changes) > made.mtimeMs;
}

async function runNode(script: string, ...args: string[]): Promise<void> {
  const code = await runChild(process.execPath, [join(ROOT, script), ...args], ROOT);
  if (code !== 0) throw new Error(`${script} ended with exit code ${code}; the end-to-end tests need what it makes`);
}
