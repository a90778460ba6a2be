import type { EventBody, EventName, RequestHandlers, RequestName } from '../../src-main/shared/contract/contract.ts';
import type { StudioListener } from '../../src-main/shared/contract/studio-host.ts';
import type { CancelSignal } from '../../src-main/shared/rpc/cancel-signal.ts';
import { requestNames } from '../../src-main/shared/rpc/schemas.ts';
import type { ServedStudio } from './carriers.ts';

export interface RecordedCall {
  readonly name: RequestName;
  readonly input: unknown;
  readonly signal: CancelSignal;
}

/** A studio that writes down what reached it and answers as the test says. */
export class RecordedStudio implements ServedStudio {
  readonly handlers: RequestHandlers;
  readonly calls: RecordedCall[] = [];
  readonly reports: unknown[] = [];
  answer: (call: RecordedCall) => unknown = () => ({});
  readonly #listeners = new Set<StudioListener>();

  constructor() {
    const handle = (name: RequestName) => async (input: unknown, signal: CancelSignal): Promise<unknown> => {
      const call = { name, input, signal };
      this.calls.push(call);
      return await this.answer(call);
    };
    this.handlers = Object.fromEntries([...requestNames.values()].map((name) => [name, handle(name)])) as unknown as RequestHandlers;
  }

  readonly subscribe = (listener: StudioListener): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly report = (error: unknown): void => {
    this.reports.push(error);
  };

  get listeners(): number {
    return this.#listeners.size;
  }

  tell<N extends EventName>(name: N, body: EventBody<N>): void {
    for (const listener of this.#listeners) listener(name, body);
  }
}

/** For an answer that never comes by itself. */
export const never = (): Promise<never> => new Promise(() => undefined);
