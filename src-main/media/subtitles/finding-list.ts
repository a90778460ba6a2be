import type { Finding } from './subtitle-source.ts';

/** More than anybody reads, and few enough for any memory. */
const MOST = 10_000;

/** What was found in a file; beyond a limit only that there is more. */
export class FindingList {
  readonly #findings: Finding[] = [];

  get all(): readonly Finding[] {
    return this.#findings;
  }

  add(finding: Finding): void {
    if (this.#findings.length < MOST) this.#findings.push(finding);
    else if (this.#findings.length === MOST) {
      this.#findings.push({ ...finding, cue: null, problem: 'and those below it have more faults', consequence: 'they are not listed' });
    }
  }
}
