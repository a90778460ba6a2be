import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the window is built from, below the project's folder. */
const SOURCES = ['src-renderer', 'src-main/shared', 'vite.config.ts', 'package-lock.json'];

/** Where the shells look for the built window, below the project's folder. */
const BUILT_WINDOW = join('dist', 'renderer');

/** @returns true when the window was never built, or something it is built from is newer, added or gone since. */
export async function isWindowStale(root: string): Promise<boolean> {
  const built = await stat(join(root, BUILT_WINDOW, 'index.html')).catch(() => undefined);
  if (!built) return true;
  const newest = await Promise.all(SOURCES.map((source) => newestChange(join(root, source))));
  return Math.max(...newest) > built.mtimeMs;
}

/** When something at or below `path` last changed, ms since the epoch. A folder's own time counts too: it changes when a file in it is removed. */
export async function newestChange(path: string): Promise<number> {
  const { mtimeMs, isFolder } = await stat(path).then((found) => ({ mtimeMs: found.mtimeMs, isFolder: found.isDirectory() }));
  if (!isFolder) return mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => newestChange(join(path, name))));
  return Math.max(mtimeMs, ...inside);
}

/**
 * Builds the window beside the present one and then puts it in its place: a build that is broken off leaves nothing half.
 * @param build makes the window in the folder it is given, absolute; rejects when it could not.
 */
export async function rebuildWindow(root: string, build: (folder: string) => Promise<void>): Promise<void> {
  const [built, fresh, old] = ['', `.partial-${process.pid}`, `.partial-old-${process.pid}`].map((suffix) => join(root, BUILT_WINDOW + suffix)) as [string, string, string];
  try {
    await build(fresh);
    await rename(built, old).catch(() => undefined);
    await rename(fresh, built);
  } finally {
    await Promise.all([fresh, old].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}
