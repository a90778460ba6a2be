import { throwIfCancelled } from './replace-file.ts';

/**
 * Passes on what `source` yields until `signal` aborts, then throws `engine.cancelled` at once, even while the source is
 * still busy with its next item; the source is told to stop, and whatever it does after that is not waited for.
 */
export async function* untilCancelled<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  throwIfCancelled(signal);
  const iterator = source[Symbol.asyncIterator]();
  let exhausted = false;
  try {
    for (;;) {
      const step = await unlessCancelled(iterator.next(), signal);
      if (step.done) {
        exhausted = true;
        return;
      }
      yield step.value;
    }
  } finally {
    if (!exhausted) iterator.return?.().catch(() => undefined);
  }
}

/** Listens anew for every item: one promise of the abort, raced against each, would keep a million settled races alive. */
function unlessCancelled<Value>(pending: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return pending;
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  const cancel = (): void => {
    try {
      throwIfCancelled(signal);
    } catch (error) {
      reject(error);
    }
  };
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  pending.then(resolve, reject);
  return promise.finally(() => {
    signal.removeEventListener('abort', cancel);
  });
}
