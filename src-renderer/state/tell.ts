import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import { newId } from './new-id.ts';
import type { Notice, Studio } from './studio.ts';

/** Waits for work that nobody else waits for, and tells the author why it failed, if it does. Never rejects. */
export async function tell(studio: Studio, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    tellFailure(studio, error);
  }
}

export function tellFailure(studio: Pick<Studio, 'notices'>, error: unknown): void {
  studio.notices.set((present) => [...present, failureNotice(error)]);
}

/** What an author is told of something thrown: its sentence, and behind it whatever caused it. */
function failureNotice(error: unknown): Notice {
  const message = error instanceof Error ? error.message : String(error);
  const detail = causes(error).join('\n\n');
  return { id: newId(), kind: 'failure', message, ...(error instanceof VoxloomError && { code: error.code }), ...(detail !== '' && { detail }) };
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [error.stack ?? error.message, ...causes(error.cause)];
}
