/** Gives each name once, letter case aside, so that two lines that say the same become two files. */
export class FreeNames {
  readonly #taken = new Set<string>();

  take(name: string): string {
    let free = name;
    for (let copy = 2; this.#taken.has(free.toLowerCase()); copy++) free = `${name} (${String(copy)})`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}
