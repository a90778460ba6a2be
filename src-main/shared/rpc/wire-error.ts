import { VoxloomError } from '../domain/voxloom-error.ts';
import type { WireError } from './protocol.ts';

/** Causes beyond these say nothing new; a chain may also run in a circle. */
const MOST_CAUSES = 8;
/** Characters of one cause that are worth reading. */
const LONGEST_CAUSE = 4_000;

/** Makes an error ready to travel. What is not for the author becomes `request.failed`, with itself as the first cause. */
export function toWireError(error: unknown): WireError {
  if (error instanceof VoxloomError) return { code: error.code, message: error.message, causes: causeChain(error.cause) };
  return {
    code: 'request.failed',
    message: 'Something went wrong inside the studio, and this was not done. Your project is as it was; please try again.',
    causes: causeChain(error),
  };
}

export function fromWireError({ code, message, causes }: WireError): VoxloomError {
  const cause = causes.reduceRight<Error | undefined>((inner, text) => new Error(text, inner && { cause: inner }), undefined);
  return new VoxloomError(code, message, cause && { cause });
}

function causeChain(error: unknown): string[] {
  const causes: string[] = [];
  for (let at = error; at !== undefined && at !== null && causes.length < MOST_CAUSES; at = at instanceof Error ? at.cause : undefined) {
    causes.push(describe(at).slice(0, LONGEST_CAUSE));
  }
  return causes;
}

function describe(value: unknown): string {
  if (value instanceof Error) return value.name === 'Error' ? value.message : `${value.name}: ${value.message}`;
  return typeof value === 'string' ? value : 'a thrown value that is no error';
}
