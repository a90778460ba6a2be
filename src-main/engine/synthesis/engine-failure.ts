import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** A model did what none may do; `reason` is for the details view. */
export function engineFailure(reason: string): VoxloomError {
  return new VoxloomError('engine.failed', 'The voice could not speak this line. Try another seed, or change its wording.', {
    cause: new Error(reason),
  });
}

/** Throws `engine.cancelled` once the work is no longer wanted. */
export function checkCancelled(signal?: AbortSignal): void {
  if (signal?.aborted === true) throw cancelled(signal.reason);
}

/** What a failure inside a model means to whoever asked for the line. */
export function asSynthesisError(error: unknown, signal?: AbortSignal): VoxloomError {
  if (error instanceof VoxloomError) return error;
  if (signal?.aborted === true) return cancelled(error);
  return new VoxloomError('engine.failed', 'The voice stopped while it spoke this line. Try the line again.', { cause: error });
}

function cancelled(cause: unknown): VoxloomError {
  return new VoxloomError('engine.cancelled', 'The line was cancelled before it was spoken to its end.', { cause });
}
