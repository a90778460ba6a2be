import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A person's home folder for one journey, with nothing in it: what the studio keeps there outlives the studio's process. */
export interface AuthorHome {
  readonly folder: string;
  /** Where projects go that were not given a place. */
  readonly documents: string;
  /** Where settings are kept. */
  readonly data: string;
  /** Files in a folder of the home, sorted; empty when there is no such folder. */
  files(folder: string): string[];
  sizeOf(path: string): number;
  remove(): void;
}

export function makeAuthorHome(): AuthorHome {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'voxloom-e2e-')));
  return {
    folder,
    documents: join(folder, 'Voxloom'),
    data: join(folder, '.config', 'Voxloom'),
    files(path) {
      try {
        return readdirSync(path).toSorted();
      } catch {
        return [];
      }
    },
    sizeOf: (path) => statSync(path).size,
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
