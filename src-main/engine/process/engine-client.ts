import type { PlanView, ReadingView } from '../../shared/contract/views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { TellNotice } from '../graph-session.ts';
import type { LineLength, SynthesisEvent } from '../synthesis/synthesiser.ts';
import type { RiskyPlace } from '../text/reading.ts';
import type { LaunchEngine } from './engine-host.ts';
import { cancelled, outOfRange } from './engine-refusals.ts';
import { type EngineStatus, StatusTeller } from './engine-status.ts';
import type { SupervisorLimits } from './engine-supervisor.ts';
import { EngineSupervisor, SUPERVISOR_LIMITS } from './engine-supervisor.ts';
import { forkEngine } from './fork-engine.ts';
import { LineDeaths } from './line-deaths.ts';
import type { LinePriority } from './line-queue.ts';
import { LineQueue, rankOf } from './line-queue.ts';
import { OpenLines } from './open-lines.ts';
import { OpenQuestions } from './open-questions.ts';
import type { EngineAnswer, EngineOptions, EngineQuestion, EngineReport, ReadRequest, SpeakRequest } from './protocol.ts';
import { speakRequest } from './protocol.ts';
import { RemainingTime } from './remaining-time.ts';
import { SpokenLine } from './spoken-line.ts';

export interface EngineClientOptions extends EngineOptions {
  /** How processes are made; `child_process.fork` unless said otherwise. */
  readonly launch?: LaunchEngine;
  readonly limits?: Partial<SupervisorLimits>;
  /** Resident size, in bytes, above which the process is replaced between two lines. 1.5 GB unless said otherwise. */
  readonly memoryLimitBytes?: number;
  /** Time a line may go without a sign of progress before its process is ended, in ms. 60 s unless said otherwise. */
  readonly lineLimitMs?: number;
  /** The process came, went or changed its size. */
  readonly onStatus?: (status: EngineStatus) => void;
  /** Something the author should know about the engine itself. */
  readonly onNotice?: TellNotice;
}

export interface SpeakOptions {
  /** `visible` unless said otherwise. */
  readonly priority?: LinePriority;
  readonly signal?: AbortSignal;
}

export interface EngineProgress {
  readonly waitingLines: number;
  readonly speakingLines: number;
  /** Estimate for all of them; undefined until the first line has been spoken. */
  readonly remainingMs: number | undefined;
}

const MEMORY_LIMIT_BYTES = 1_500_000_000;
const LINE_LIMIT_MS = 60_000;
/** Times a line that was merely open when a process died is taken up again. */
const REPLAYS = 3;

/**
 * The studio's door to inference. Lines are spoken by a supervised process, most urgent first; sound streams back with
 * back-pressure. When the process dies, the line it was on fails with `engine.died` and all others go on in the next one.
 */
export class EngineClient {
  readonly #supervisor: EngineSupervisor;
  readonly #memoryLimitBytes: number;
  readonly #queue = new LineQueue<SpokenLine>();
  readonly #open: OpenLines;
  readonly #deaths = new LineDeaths();
  readonly #questions: OpenQuestions;
  readonly #remaining = new RemainingTime();
  readonly #status: StatusTeller;
  readonly #onNotice: TellNotice;
  #lastId = 0;
  #residentBytes = 0;
  /** Lines the present process has finished; one that is large from the start gains nothing by being replaced. */
  #finishedLines = 0;
  #workingSinceMs = 0;
  #closed = false;

  constructor(options: EngineClientOptions) {
    const { launch, limits, memoryLimitBytes, lineLimitMs = LINE_LIMIT_MS, onStatus, onNotice, ...engine } = options;
    this.#status = new StatusTeller(onStatus ?? (() => undefined));
    this.#onNotice = onNotice ?? (() => undefined);
    this.#memoryLimitBytes = memoryLimitBytes ?? MEMORY_LIMIT_BYTES;
    this.#open = new OpenLines(lineLimitMs, () => {
      // A model that never answers leaves the heart beating; only the lack of progress gives it away.
      this.#supervisor.kill('no progress on the line');
    });
    this.#questions = new OpenQuestions(
      (id, question) => {
        this.#supervisor.post({ kind: 'ask', line: id, question });
      },
      lineLimitMs,
      () => {
        this.#supervisor.kill('no answer to a question');
      },
    );
    this.#supervisor = new EngineSupervisor(
      launch ?? forkEngine,
      engine,
      {
        onReady: () => {
          this.#status.become('ready');
          this.#pump();
        },
        onReport: (report) => {
          this.#hear(report);
        },
        onDeath: (cause) => {
          this.#status.become('restarting');
          this.#mourn(cause);
        },
        onGivenUp: (error) => {
          this.#status.become('stopped');
          this.#questions.failAll(error);
          for (const line of [...this.#open.all, ...this.#queue]) this.#settle(line, error);
        },
      },
      { ...SUPERVISOR_LIMITS, ...limits },
    );
  }

  /** Id of the engine process while there is one. */
  get pid(): number | undefined {
    return this.#supervisor.pid;
  }

  get progress(): EngineProgress {
    const lines = [...this.#open.all, ...this.#queue];
    const characters = lines.reduce((sum, line) => sum + line.request.text.length, 0);
    return {
      waitingLines: this.#queue.length,
      speakingLines: this.#open.size,
      remainingMs: this.#remaining.estimateMs(characters),
    };
  }

  /** Starts the process before the first line needs it. */
  warm(): void {
    if (!this.#closed) this.#start();
  }

  /** How a text will be said, with the other ways to say each word. @throws as `speak` does */
  async read(request: ReadRequest, signal?: AbortSignal): Promise<ReadingView> {
    return (await this.#ask({ about: 'reading', request }, signal)).reading;
  }

  /** What of a text may well be read wrongly, in its order. @throws as `speak` does */
  async risks(request: ReadRequest, signal?: AbortSignal): Promise<readonly RiskyPlace[]> {
    return (await this.#ask({ about: 'risks', request }, signal)).risks;
  }

  /** The plan of a line, delivered and fitted as `speak` would say it, without a sound. @throws as `speak` does */
  async plan(request: SpeakRequest, signal?: AbortSignal): Promise<PlanView> {
    return (await this.#ask({ about: 'plan', request }, signal)).plan;
  }

  /** How long `speak` would be, and what that is made of; null for a text without words. @throws as `speak` does */
  async length(request: SpeakRequest, signal?: AbortSignal): Promise<LineLength | null> {
    return (await this.#ask({ about: 'length', request }, signal)).length;
  }

  /**
   * Queues a line at once and gives its events, as `Synthesiser.synthesise` does, to one receiver. Ending the iteration or
   * aborting `signal` cancels the line, waiting or speaking.
   *
   * The iteration throws `input.option` for a value out of range, `engine.cancelled`, `engine.died`, `engine.failed`, and what
   * loading the voice may throw.
   */
  speak(request: SpeakRequest, { priority = 'visible', signal }: SpeakOptions = {}): AsyncIterableIterator<SynthesisEvent> {
    const line = new SpokenLine(++this.#lastId, rankOf(priority), request, {
      grant: (granted, samples) => {
        if (!this.#open.get(granted.id)) return;
        this.#open.noteProgress();
        this.#supervisor.post({ kind: 'grant', line: granted.id, samples });
      },
      leave: (left) => {
        this.#cancel(left);
      },
    });
    const refusal = this.#refusal(line, signal);
    if (refusal) {
      line.fail(refusal);
      return line;
    }
    const onAbort = (): void => {
      this.#cancel(line);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    line.onSettled = () => signal?.removeEventListener('abort', onAbort);
    this.#queue.add(line);
    this.#pump();
    return line;
  }

  /** Cancels every line and ends the process; it is gone when this resolves. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const line of [...this.#open.all, ...this.#queue]) this.#settle(line, cancelled());
    this.#questions.failAll(cancelled());
    this.#status.become('stopped');
    await this.#supervisor.close();
  }

  #refusal(line: SpokenLine, signal: AbortSignal | undefined): VoxloomError | undefined {
    if (this.#closed || signal?.aborted) return cancelled();
    const parsed = speakRequest.safeParse(line.request);
    if (!parsed.success) return outOfRange(parsed.error);
    return this.#deaths.refusal(line.request);
  }

  async #ask<About extends EngineQuestion['about']>(question: EngineQuestion & { about: About }, signal: AbortSignal | undefined): Promise<EngineAnswer & { about: About }> {
    if (this.#closed) throw cancelled();
    const answered = this.#questions.add(++this.#lastId, question, signal);
    this.#pump();
    const answer = await answered;
    if (!answers(answer, question.about)) throw new VoxloomError('engine.failed', 'The voice engine answered something else than it was asked. Try again.');
    return answer;
  }

  #start(): void {
    this.#status.wanted();
    this.#supervisor.start();
  }

  /** Sends what may go. A line goes when no open line that is at least as urgent can still move. */
  #pump(): void {
    if (this.#closed) return;
    if (!this.#supervisor.ready) {
      if (this.#queue.length > 0 || this.#questions.size > 0) this.#start();
      return;
    }
    this.#questions.send();
    if (this.#residentBytes > this.#memoryLimitBytes && this.#finishedLines > 0 && this.#open.moving.length === 0) {
      this.#recycle();
      return;
    }
    for (let next = this.#queue.first(); next && this.#open.hasRoomFor(next); next = this.#queue.first()) {
      this.#queue.remove(next);
      if (this.#open.size === 0) this.#workingSinceMs = performance.now();
      this.#open.add(next);
      const { id, rank, request } = next;
      this.#supervisor.post({ kind: 'speak', line: id, rank, request, credit: next.dispatch() });
    }
  }

  #hear(report: EngineReport): void {
    switch (report.kind) {
      case 'ready':
        return;
      case 'notice':
        this.#onNotice(report.message, report.detail);
        return;
      case 'alive':
        this.#residentBytes = report.residentBytes;
        this.#status.become('ready', report.residentBytes);
        break;
      case 'answer':
        this.#questions.answer(report.line, report.answer);
        break;
      case 'failed': {
        const error = new VoxloomError(report.code, report.message, { cause: new Error(report.detail) });
        const line = this.#open.get(report.line);
        this.#open.noteProgress();
        if (!this.#questions.fail(report.line, error) && line) this.#settle(line, error);
        break;
      }
      case 'event':
        this.#advance(report.line, report.event);
        break;
    }
    this.#pump();
  }

  #advance(id: number, event: SynthesisEvent): void {
    const line = this.#open.get(id);
    if (!line) return;
    this.#open.noteProgress();
    line.take(event);
    if (event.kind === 'done') this.#finish(line);
  }

  #finish(line: SpokenLine): void {
    const nowMs = performance.now();
    this.#remaining.add(line.request.text.length, nowMs - this.#workingSinceMs);
    this.#workingSinceMs = nowMs;
    this.#finishedLines += 1;
    this.#open.remove(line);
    line.onSettled();
  }

  #cancel(line: SpokenLine): void {
    if (this.#open.get(line.id)) this.#supervisor.post({ kind: 'cancel', line: line.id });
    this.#settle(line, cancelled());
    this.#pump();
  }

  #settle(line: SpokenLine, error: VoxloomError): void {
    this.#open.remove(line);
    this.#queue.remove(line);
    line.fail(error);
    line.onSettled();
  }

  /** The process died. The line it was on is the most urgent that could move; the others were resting. */
  #mourn(cause: Error): void {
    const culprit = this.#open.moving[0];
    if (culprit) this.#settle(culprit, this.#deaths.record(culprit.request, cause));
    this.#takeUpAgain(cause);
  }

  #recycle(): void {
    this.#supervisor.recycle();
    this.#takeUpAgain(undefined);
  }

  /** Open lines go back to the head of the queue in their order, for the next process. */
  #takeUpAgain(cause: Error | undefined): void {
    this.#residentBytes = 0;
    this.#finishedLines = 0;
    this.#questions.mourn(cause);
    for (const line of this.#open.all.toReversed()) {
      this.#open.remove(line);
      line.replay();
      if (cause && line.replays > REPLAYS) this.#settle(line, this.#deaths.record(line.request, cause));
      else this.#queue.addFirst(line);
    }
  }
}

function answers<About extends EngineAnswer['about']>(answer: EngineAnswer, about: About): answer is EngineAnswer & { about: About } {
  return answer.about === about;
}
