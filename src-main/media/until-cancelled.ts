import { throwIfCancelled } from './replace-file.ts';

/**
 * Passes on what `source` yields until `signal` aborts, then throws `engine.cancelled` at once, even while the source is
 * still busy with its next item; the source is told to stop, and whatever it does after that is not waited for.
 */
export async function* untilCancelled<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const cancelled = Promise.withResolvers<never>();
  cancelled.promise.catch(() => undefined);
  const cancel = (): void => {
    try {
      throwIfCancelled(signal);
    } catch (error) {
      cancelled.reject(error);
    }
  };
  signal?.addEventListener('abort', cancel);
  let exhausted = false;
  try {
    cancel();
    for (;;) {
      const step = await Promise.race([cancelled.promise, iterator.next()]);
      if (step.done) {
        exhausted = true;
        return;
      }
      yield step.value;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    if (!exhausted) iterator.return?.().catch(() => undefined);
  }
}
