import { realpathSync } from 'node:fs';

/*
 * Files that this process has open through SQLite. POSIX takes all of a process's locks on a file away when the process
 * closes any descriptor of it, so such a file must not be read by other means.
 */
const counts = new Map<string, number>();

/** Notes that the file is open. @returns a function to call once when it is closed. */
export function noteOpen(path: string): () => void {
  const real = realPath(path);
  counts.set(real, (counts.get(real) ?? 0) + 1);
  return () => {
    const left = (counts.get(real) ?? 0) - 1;
    if (left > 0) counts.set(real, left);
    else counts.delete(real);
  };
}

export function isOpenHere(path: string): boolean {
  return counts.has(realPath(path));
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
