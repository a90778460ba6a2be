import type { OnShare } from './headless-project.ts';

/** How far a chain of work is. */
export interface StageProgress {
  /** What is being done, as a word or two of English. */
  readonly stage: string;
  /** Of the whole, 0 to 1. */
  readonly share: number;
  /** Undefined until something can be told. */
  readonly remainingMs: number | undefined;
}

export interface Stage {
  readonly name: string;
  /** How much of the whole work it usually is, against the others. */
  readonly weight: number;
}

/** From here on the time that is left can be told. */
const ENOUGH_TO_ESTIMATE = 0.05;

/** Puts the progress of stages together, which may be done one after another or side by side, and takes their time. */
export class StageMeter {
  readonly #stages: readonly Stage[];
  readonly #onProgress: (progress: StageProgress) => void;
  readonly #now: () => number;
  readonly #took = new Map<string, number>();
  readonly #beganMs: number;
  readonly #shares = new Map<string, number>();

  constructor(stages: readonly Stage[], onProgress: (progress: StageProgress) => void, now: () => number = () => performance.now()) {
    this.#stages = stages;
    this.#onProgress = onProgress;
    this.#now = now;
    this.#beganMs = now();
  }

  /** Seconds that each stage took, by name. */
  get seconds(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#took].map(([name, ms]) => [name, ms / 1000]));
  }

  /** Does the work of one stage. */
  async run<Result>(name: string, work: (onShare: OnShare) => Promise<Result>): Promise<Result> {
    const startedMs = this.#now();
    const tell = (stageShare: number): void => {
      this.#shares.set(name, stageShare);
      const share = this.#share();
      const spentMs = this.#now() - this.#beganMs;
      this.#onProgress({ stage: name, share, remainingMs: share >= ENOUGH_TO_ESTIMATE ? (spentMs / share) * (1 - share) : undefined });
    };
    tell(0);
    const result = await work(tell);
    this.#took.set(name, this.#now() - startedMs);
    tell(1);
    return result;
  }

  #share(): number {
    const total = this.#stages.reduce((sum, { weight }) => sum + weight, 0);
    return this.#stages.reduce((sum, { name, weight }) => sum + weight * (this.#shares.get(name) ?? 0), 0) / total;
  }
}
