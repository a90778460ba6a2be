import type { CancelSignal } from '../../shared/rpc/cancel-signal.ts';

/** The same signal as one of Node's, for whatever asks for such a one. */
export function abortSignalOf(signal: CancelSignal): AbortSignal {
  if (signal instanceof AbortSignal) return signal;
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener('abort', () => { controller.abort(); }, { once: true });
  return controller.signal;
}
