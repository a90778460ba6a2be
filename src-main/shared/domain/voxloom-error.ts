/**
 * Every failure a person may meet. `code` is stable and machine-readable, `message` is one plain sentence that says what
 * happened and what to do, `cause` keeps the technical reason for the details view.
 */
export class VoxloomError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'VoxloomError';
    this.code = code;
  }
}

/** `input.*` is the author's to mend (exit code 2 on the command line); everything else is ours (exit code 1). */
export const ERROR_CODES = [
  'input.option',
  'input.file-missing',
  'input.encoding',
  'input.empty-script',
  'input.time-code',
  'input.voice-unknown',
  'input.target-unwritable',
  'voice.damaged',
  'voice.too-new',
  'engine.died',
  'engine.failed',
  'engine.cancelled',
  'export.failed',
  'export.blocked',
  'edit.refused',
  'project.missing',
  'project.read-only',
  'project.damaged',
  'project.too-new',
  'project.not-a-project',
  'project.none-open',
  'project.write-failed',
  'request.unknown',
  'request.invalid',
  'request.cancelled',
  'request.failed',
  'channel.closed',
  'shell.not-here',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export function isInputError(error: unknown): error is VoxloomError {
  return error instanceof VoxloomError && error.code.startsWith('input.');
}
