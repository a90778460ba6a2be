import type { DubProgress } from '../services/dub-progress.ts';
import type { StageProgress } from '../services/headless/stage-meter.ts';

export interface ProgressOutput {
  /** A terminal, where a line can be drawn over. */
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const REDRAW_EVERY_MS = 100;
/** Without a terminal, a line of text for every tenth. */
const STEPS = 10;
const WIDEST_BAR = 40;

/** How far a script is, or a chain of stages. */
export type BarProgress = DubProgress | StageProgress;

/** How far the work is and how long it will take, on standard error. */
export class ProgressBar {
  readonly #output: ProgressOutput;
  readonly #now: () => number;
  #drawnAtMs = -Infinity;
  #step = -1;
  #drawn = false;

  constructor(output: ProgressOutput, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
  }

  show(progress: BarProgress): void {
    if (this.#output.isTTY) this.#redraw(progress);
    else this.#print(progress);
  }

  /** Leaves the terminal's line as if there had been no bar. */
  clear(): void {
    if (this.#drawn) this.#output.write('\r\u001b[K');
    this.#drawn = false;
  }

  #redraw(progress: BarProgress): void {
    const nowMs = this.#now();
    if (nowMs - this.#drawnAtMs < REDRAW_EVERY_MS && progress.share < 1) return;
    this.#drawnAtMs = nowMs;
    const words = describe(progress);
    const width = Math.min(WIDEST_BAR, (this.#output.columns ?? 80) - words.length - 4);
    const full = Math.round(Math.max(0, width) * progress.share);
    const bar = width > 4 ? `[${'#'.repeat(full)}${'-'.repeat(width - full)}] ` : '';
    this.#output.write(`\r\u001b[K${bar}${words}`);
    this.#drawn = true;
  }

  #print(progress: BarProgress): void {
    const step = Math.floor(progress.share * STEPS);
    if (step === this.#step) return;
    this.#step = step;
    this.#output.write(`${describe(progress)}\n`);
  }
}

function describe(progress: BarProgress): string {
  const { share, remainingMs } = progress;
  const left = remainingMs === undefined ? '' : `, ${duration(remainingMs / 1000)} left`;
  const what = 'stage' in progress ? progress.stage : `line ${Math.min(progress.lines, progress.doneLines + 1)} of ${progress.lines}`;
  return `${String(Math.floor(share * 100)).padStart(3)} %  ${what}${left}`;
}

/** `0:07`, `12:30`, `1:02:03`; rounded up, so that 0:00 means done. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? [hours, ...parts].join(':') : parts.join(':').replace(/^0/, '');
}
