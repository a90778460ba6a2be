import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** `voice.damaged` with what to do about it; `reason` says which part is wrong. */
export function damagedVoice(folder: string, reason: string, cause?: unknown): VoxloomError {
  const message = `The voice in "${folder}" is damaged and was not loaded: ${reason}. Install it again.`;
  return new VoxloomError('voice.damaged', message, { cause });
}
