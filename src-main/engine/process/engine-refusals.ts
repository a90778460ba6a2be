import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

export function cancelled(): VoxloomError {
  return new VoxloomError('engine.cancelled', 'The line was cancelled.');
}

export function outOfRange(cause: Error): VoxloomError {
  return new VoxloomError('input.option', 'The line asks for something that is out of range.', { cause });
}
