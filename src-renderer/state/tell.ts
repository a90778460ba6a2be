import { newId } from './new-id.ts';
import type { Studio } from './studio.ts';

/** Waits for work that nobody else waits for, and tells the author why it failed, if it does. Never rejects. */
export async function tell(studio: Studio, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    tellFailure(studio, error);
  }
}

export function tellFailure(studio: Studio, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const detail = error instanceof Error ? error.stack : undefined;
  studio.notices.set((present) => [...present, { id: newId(), kind: 'failure', message, ...(detail !== undefined && { detail }) }]);
}
