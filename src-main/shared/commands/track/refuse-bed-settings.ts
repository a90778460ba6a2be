import type { Track } from '../../domain/project-rows.ts';
import { refused } from '../edit.ts';

/** @throws VoxloomError `edit.refused` for a voice track with what only beds have: nothing ducks under itself. */
export function refuseBedSettings({ kind, content, duck }: Pick<Track, 'kind' | 'content' | 'duck'>): void {
  if (kind === 'voice' && (content !== null || duck !== null)) throw refused('Only a bed has a content and is lowered under speech.');
}
