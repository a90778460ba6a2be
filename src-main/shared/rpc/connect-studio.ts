import type { EventBody, EventName, RequestInput, RequestName, RequestOutput, StudioConnection } from '../contract/contract.ts';
import { VoxloomError } from '../domain/voxloom-error.ts';
import type { CancelSignal } from './cancel-signal.ts';
import type { Channel } from './channel.ts';
import { CloseListeners } from './close-listeners.ts';
import type { FromWindow } from './protocol.ts';
import { readFromStudio, writeMessage } from './protocol.ts';
import { eventNames, eventSchemas, requestSchemas } from './schemas.ts';
import { fromWireError } from './wire-error.ts';

interface Call {
  answer(output: unknown): void;
  fail(error: VoxloomError): void;
}

/**
 * The window's end of a studio. Call it in the turn in which the channel was got, and listen for events before asking for
 * `studio.connect`: what happens between its answer and the first listener would be missed.
 */
export function connectStudio(channel: Channel): StudioConnection {
  return new Connection(channel);
}

class Connection implements StudioConnection {
  readonly #channel: Channel;
  readonly #calls = new Map<number, Call>();
  readonly #listeners = new Map<string, Set<(body: unknown) => void>>([...eventNames.keys()].map((name) => [name, new Set()]));
  readonly #closing = new CloseListeners();
  #lastId = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.onMessage((bytes) => {
      this.#receive(bytes);
    });
    channel.onClose(() => {
      const calls = [...this.#calls.values()];
      this.#calls.clear();
      this.#closing.tell();
      for (const call of calls) call.fail(gone());
    });
  }

  request<N extends RequestName>(name: N, input: RequestInput<N>, signal?: CancelSignal): Promise<RequestOutput<N>> {
    if (this.#closing.closed) return Promise.reject(gone());
    if (signal?.aborted) return Promise.reject(cancelled());
    const id = ++this.#lastId;
    const message = writeMessage({ kind: 'call', id, name, input });
    if (!message) return Promise.reject(new VoxloomError('request.invalid', 'This is too large to hand over at once. Please split it into smaller parts.'));

    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#calls.delete(id);
        this.#send({ kind: 'cancel', id });
        reject(cancelled());
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#calls.set(id, {
        answer: (output) => {
          signal?.removeEventListener('abort', abort);
          const checked = requestSchemas[name].output.safeParse(output);
          if (checked.success) resolve(checked.data);
          else reject(misunderstood(name, checked.error));
        },
        fail: (error) => {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      });
      this.#channel.send(message);
    });
  }

  on<N extends EventName>(name: N, listener: (body: EventBody<N>) => void): () => void {
    // One of its own for each listening, so that a function may listen twice and each ends by itself.
    const receive = (body: unknown): void => {
      const checked = eventSchemas[name].safeParse(body);
      if (checked.success) listener(checked.data);
      else this.#channel.close();
    };
    this.#listeners.get(name)?.add(receive);
    return () => {
      this.#listeners.get(name)?.delete(receive);
    };
  }

  onClose(closed: () => void): void {
    this.#closing.add(closed);
  }

  #send(message: FromWindow): void {
    const bytes = writeMessage(message);
    if (bytes) this.#channel.send(bytes);
  }

  #receive(bytes: Uint8Array): void {
    const message = readFromStudio(bytes);
    if (!message) {
      this.#channel.close();
      return;
    }
    if (message.kind === 'event') {
      const listeners = this.#listeners.get(message.name);
      if (listeners) for (const receive of [...listeners]) receive(message.body);
      else this.#channel.close();
      return;
    }
    // A call that was cancelled is no longer here, and its answer may still come.
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.kind === 'answer') call?.answer(message.output);
    else call?.fail(fromWireError(message.error));
  }
}

const gone = (): VoxloomError =>
  new VoxloomError('channel.closed', 'The studio has ended. Everything up to your last edit is in the project; please start Voxloom again.');

const cancelled = (): VoxloomError => new VoxloomError('request.cancelled', 'This was cancelled.');

const misunderstood = (name: string, cause: unknown): VoxloomError =>
  new VoxloomError('request.failed', 'The studio answered in a way this window does not understand. Please start Voxloom again.', {
    cause: new Error(`the answer to ${name} breaks the contract`, { cause }),
  });
