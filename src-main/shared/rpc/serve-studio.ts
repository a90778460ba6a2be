import { z } from 'zod';

import type { RequestHandlers, RequestName } from '../contract/contract.ts';
import type { StudioHost } from '../contract/studio-host.ts';
import { VoxloomError } from '../domain/voxloom-error.ts';
import type { CancelSignal } from './cancel-signal.ts';
import type { Channel } from './channel.ts';
import type { CancelController } from './platform.ts';
import { newCancelController } from './platform.ts';
import type { FromStudio } from './protocol.ts';
import { readFromWindow, writeMessage } from './protocol.ts';
import { eventSchemas, requestNames, requestSchemas } from './schemas.ts';
import { toWireError } from './wire-error.ts';

type Answer = (input: unknown, signal: CancelSignal) => Promise<unknown>;

/**
 * Serves one window until its channel closes: answers its calls and tells it every event. Then the signals of calls that
 * still run are aborted. `report` hears of what is our own fault: handlers that failed unforeseen, answers and events that
 * break the contract.
 */
export function serveStudio(channel: Channel, studio: Pick<StudioHost, 'handlers' | 'subscribe'>, report: (error: unknown) => void): void {
  const answers = answersOf(studio.handlers);
  const running = new Map<number, CancelController>();

  const send = (message: FromStudio): boolean => {
    const bytes = writeMessage(message);
    if (bytes) channel.send(bytes);
    return bytes !== undefined;
  };

  const fail = (id: number, error: unknown): void => {
    if (!(error instanceof VoxloomError)) report(error);
    send({ kind: 'failure', id, error: toWireError(error) });
  };

  const call = async (id: number, name: string, input: unknown, controller: CancelController): Promise<void> => {
    try {
      const answer = answers.get(name);
      if (!answer) throw new VoxloomError('request.unknown', 'This studio does not know what the window asked for. Please start Voxloom again.', { cause: name });
      const output = await answer(input, controller.signal);
      if (controller.signal.aborted) return;
      if (!send({ kind: 'answer', id, output })) throw new Error(`the answer to ${name} is too long to send`);
    } catch (error) {
      if (!controller.signal.aborted) fail(id, error);
    } finally {
      if (running.get(id) === controller) running.delete(id);
    }
  };

  channel.onMessage((bytes) => {
    const message = readFromWindow(bytes);
    if (message?.kind === 'call' && !running.has(message.id)) {
      const controller = newCancelController();
      running.set(message.id, controller);
      void call(message.id, message.name, message.input, controller);
    } else if (message?.kind === 'cancel') {
      running.get(message.id)?.abort();
    } else {
      channel.close();
    }
  });

  const unsubscribe = studio.subscribe((name, body) => {
    const checked = eventSchemas[name].safeParse(body);
    if (checked.success && send({ kind: 'event', name, body: checked.data })) return;
    // A window that missed an event would show what is not so: it connects again and asks for everything.
    report(new Error(`the event ${name} ${checked.success ? 'is too long to send' : 'breaks the contract'}`, { cause: checked.error }));
    channel.close();
  });

  channel.onClose(() => {
    unsubscribe();
    for (const controller of running.values()) controller.abort();
    running.clear();
  });
}

/** A map, since names arrive by wire and must never reach for a property. */
function answersOf(handlers: RequestHandlers): ReadonlyMap<string, Answer> {
  return new Map([...requestNames.values()].map((name) => [name, answerOf(name, handlers[name])]));
}

function answerOf<N extends RequestName>(name: N, handler: RequestHandlers[N]): Answer {
  return async (input, signal) => {
    const asked = requestSchemas[name].input.safeParse(input);
    if (!asked.success) {
      throw new VoxloomError('request.invalid', 'The window asked for something that makes no sense here, and it was not done.', {
        cause: `${name}: ${z.prettifyError(asked.error)}`,
      });
    }
    const answer = requestSchemas[name].output.safeParse(await handler(asked.data, signal));
    if (!answer.success) throw new Error(`the answer to ${name} breaks the contract`, { cause: answer.error });
    return answer.data;
  };
}
