import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { decodeSound } from '../../src-main/media/decoding/decode-sound.ts';

const AN_AGE_S = 2 * 60 * 60;

/** What is in a folder that exports go to, from kill to kill. */
export class ExportFolder {
  readonly #path: string;
  /** SHA-256 of every file as it was found last, or as it was before anything was exported. */
  readonly #found = new Map<string, string>();

  /** The files that are in the folder now are what the first exports replace. */
  constructor(path: string) {
    this.#path = path;
    for (const name of readdirSync(path)) this.#found.set(name, digestOf(join(path, name)));
  }

  /**
   * After a kill: every file is as it was, as it was said to be written, or, where an export of it had been begun, a whole
   * new one; and what killed exports left behind is gone once a later one was finished.
   * @param said whole lines of the studio that was killed
   * @returns how many exports were finished, how many kills caught one in the making, and what is wrong
   */
  async examine(said: readonly string[]): Promise<{ exports: number; caught: number; faults: string[] }> {
    const faults: string[] = [];
    const begun = new Set<string>();
    const written = new Map<string, string>();
    for (const [word, name = '', digest = ''] of said.map((line) => line.split(' '))) {
      const file = name.replaceAll('_', ' ');
      if (word === 'exporting') begun.add(file);
      if (word === 'exported') {
        begun.delete(file);
        written.set(file, digest);
      }
    }
    const names = readdirSync(this.#path);
    const whole = names.filter((name) => !name.endsWith('.partial'));
    const partial = names.filter((name) => name.endsWith('.partial'));

    for (const name of new Set([...this.#found.keys(), ...written.keys()])) {
      if (!whole.includes(name)) faults.push(`the exported file "${name}" is gone`);
    }
    for (const name of whole) {
      const digest = digestOf(join(this.#path, name));
      if (digest !== (written.get(name) ?? this.#found.get(name))) {
        if (!begun.has(name)) faults.push(`the exported file "${name}" is another one`);
        else if (!(await isWhole(join(this.#path, name)))) faults.push(`the exported file "${name}" is not whole`);
      }
      this.#found.set(name, digest);
    }
    // Those of earlier kills are made old below; this studio should have swept them when its first export began.
    const old = partial.filter((name) => Date.now() - statSync(join(this.#path, name)).mtimeMs > (AN_AGE_S * 1000) / 2);
    if (written.size > 0 && old.length > 0) faults.push(`${old.join(', ')} should have been swept`);
    const aged = Date.now() / 1000 - AN_AGE_S;
    for (const name of partial) utimesSync(join(this.#path, name), aged, aged);
    return { exports: written.size, caught: partial.length - old.length, faults };
  }
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** A WAV file whose sizes are those of the file, an MP3 of as many frames as it promises. */
async function isWhole(path: string): Promise<boolean> {
  if (path.endsWith('.wav')) {
    const bytes = readFileSync(path);
    return bytes.length > 44 && bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.readUInt32LE(4) + 8 === bytes.length;
  }
  let samples = 0;
  try {
    for await (const stretch of decodeSound(path)) samples += stretch.samples.length;
  } catch {
    return false;
  }
  return samples > 0;
}
