import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the window, found by its URL. */
export interface AppFile {
  /** Real path: no link is left in it. */
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
}

/** Names that Vite gives what it builds. Everything a path trick needs is outside these characters. */
const BUILT_NAME = /^[\w-][\w.-]*$/;
/** Windows opens devices by these names in any folder, with any extension. */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST_PATH = 1_024;

/**
 * Splits the path of a URL into names below the window's folder, decoding it once; `/` is `index.html`.
 * @param urlPath as it stood in the request, percent-encoded, without query.
 * @returns undefined for whatever could not be a file of ours: `..`, empty or hidden names, backslashes, colons (drives,
 * alternate streams), NUL, device names, a second layer of encoding.
 */
export function appFileNames(urlPath: string): string[] | undefined {
  if (!urlPath.startsWith('/') || urlPath.length > LONGEST_PATH) return undefined;
  if (urlPath === '/') return ['index.html'];
  let names: string[];
  try {
    // After the split: an encoded slash stays inside its name, and is refused there.
    names = urlPath.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
  const safe = names.every((name) => BUILT_NAME.test(name) && !name.endsWith('.') && !name.includes('..') && !DEVICE_NAME.test(name));
  return safe ? names : undefined;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Finds a file of the built window.
 * @param folder holds the build.
 * @param urlPath as for `appFileNames`.
 * @returns undefined when there is none, when it is no plain file, or when a link leads out of the folder.
 */
export async function findAppFile(folder: string, urlPath: string): Promise<AppFile | undefined> {
  const names = appFileNames(urlPath);
  if (!names) return undefined;
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, ...names))]);
    if (!path.startsWith(root + sep)) return undefined;
    const { size: bytes, ...found } = await stat(path).then((stats) => ({ size: stats.size, plain: stats.isFile() }));
    const contentType = new Map(Object.entries(CONTENT_TYPES)).get(extname(path)) ?? 'application/octet-stream';
    return found.plain ? { path, bytes, contentType } : undefined;
  } catch {
    return undefined;
  }
}
