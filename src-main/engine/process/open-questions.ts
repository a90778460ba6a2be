import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { cancelled, outOfRange } from './engine-refusals.ts';
import { type EngineAnswer, engineQuestion, type EngineQuestion } from './protocol.ts';

/** Processes that may die with a question before it is given up. */
const MOST_DEATHS = 2;

interface OpenQuestion {
  readonly question: EngineQuestion;
  readonly resolve: (answer: EngineAnswer) => void;
  readonly reject: (error: VoxloomError) => void;
  /** When the present process was given it. */
  sentAtMs: number | undefined;
  deaths: number;
}

/** Questions about lines that the engine has not answered yet. They wait for no line and for one another only in the engine. */
export class OpenQuestions {
  readonly #questions = new Map<number, OpenQuestion>();
  readonly #post: (id: number, question: EngineQuestion) => void;
  readonly #limitMs: number;
  readonly #onStuck: () => void;
  #watch: NodeJS.Timeout | undefined;

  /**
   * @param post hands a question to the present process
   * @param onStuck called while a question has waited longer than `limitMs` for its process
   */
  constructor(post: (id: number, question: EngineQuestion) => void, limitMs: number, onStuck: () => void) {
    this.#post = post;
    this.#limitMs = limitMs;
    this.#onStuck = onStuck;
  }

  get size(): number {
    return this.#questions.size;
  }

  /**
   * Notes a question; `send` hands it on. Aborting `signal` gives it up: an engine that has it goes on, and its answer is
   * nobody's then.
   */
  add(id: number, question: EngineQuestion, signal: AbortSignal | undefined): Promise<EngineAnswer> {
    if (signal?.aborted) return Promise.reject(cancelled());
    const parsed = engineQuestion.safeParse(question);
    if (!parsed.success) return Promise.reject(outOfRange(parsed.error));
    const onAbort = (): void => {
      this.fail(id, cancelled());
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    const answer = new Promise<EngineAnswer>((resolve, reject) => {
      this.#questions.set(id, { question, resolve, reject, sentAtMs: undefined, deaths: 0 });
    });
    return answer.finally(() => signal?.removeEventListener('abort', onAbort));
  }

  /**
   * A process is there: it gets every question that none has. Those that were with a process when it died go one at a time,
   * before all others, so that the next death has one culprit.
   */
  send(): void {
    const suspect = [...this.#questions].find(([, { deaths }]) => deaths > 0);
    for (const [id, question] of suspect ? [suspect] : this.#questions) {
      if (question.sentAtMs !== undefined) continue;
      question.sentAtMs = performance.now();
      this.#post(id, question.question);
    }
    if (this.#questions.size === 0) return;
    this.#watch ??= setInterval(() => {
      this.#lookForStuck();
    }, 1_000);
  }

  answer(id: number, answer: EngineAnswer): void {
    this.#take(id)?.resolve(answer);
    // Those behind it have waited for it, not for themselves.
    for (const question of this.#questions.values()) if (question.sentAtMs !== undefined) question.sentAtMs = performance.now();
  }

  /** @returns whether the number was that of a question. */
  fail(id: number, error: VoxloomError): boolean {
    const question = this.#take(id);
    question?.reject(error);
    return question !== undefined;
  }

  failAll(error: VoxloomError): void {
    for (const id of [...this.#questions.keys()]) this.fail(id, error);
  }

  /** The process is gone; the next one is asked again. A question that was with two is given up. */
  mourn(cause: Error | undefined): void {
    for (const [id, question] of [...this.#questions]) {
      if (question.sentAtMs === undefined) continue;
      question.sentAtMs = undefined;
      if (cause) question.deaths += 1;
      if (question.deaths < MOST_DEATHS) continue;
      const start = question.question.request.text.trim().slice(0, 40);
      this.fail(id, new VoxloomError('engine.died', `The voice engine stopped while reading "${start}". Change its text, then try again.`, { cause }));
    }
  }

  #lookForStuck(): void {
    const nowMs = performance.now();
    if ([...this.#questions.values()].some(({ sentAtMs }) => sentAtMs !== undefined && nowMs - sentAtMs > this.#limitMs)) this.#onStuck();
  }

  #take(id: number): OpenQuestion | undefined {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    if (this.#questions.size === 0) {
      clearInterval(this.#watch);
      this.#watch = undefined;
    }
    return question;
  }
}
