import type { z } from 'zod';

import type { Patch, ProjectDocument } from '../domain/project-document.ts';
import { VoxloomError } from '../domain/voxloom-error.ts';

/**
 * A named edit of a project. `run` is pure and total: the same document and arguments give the same patches on both ends
 * of the channel. It throws `VoxloomError` `edit.refused` with a sentence for the author when the edit makes no sense
 * there (a row that is gone, a locked line). Patches never leave a dangling reference.
 */
export interface Command<Name extends string = string, Arguments = unknown> {
  /** `aggregate.verb`, stable: it is kept in the history of saved projects. */
  readonly name: Name;
  readonly arguments: z.ZodType<Arguments>;
  readonly run: (document: ProjectDocument, args: Arguments) => readonly Patch[];
}

export function defineCommand<const Name extends string, Arguments>(command: Command<Name, Arguments>): Command<Name, Arguments> {
  return command;
}

/** A command as one of many: its arguments are whatever travelled. */
export interface RunnableCommand {
  readonly name: string;
  /** @throws VoxloomError `request.invalid` for arguments that are not the command's; what the command throws. */
  readonly run: (document: ProjectDocument, args: unknown) => readonly Patch[];
}

export function runnable<Name extends string, Arguments>(command: Command<Name, Arguments>): RunnableCommand {
  return {
    name: command.name,
    run(document, args) {
      const parsed = command.arguments.safeParse(args);
      if (!parsed.success) {
        throw new VoxloomError('request.invalid', `The edit "${command.name}" was asked for wrongly.`, { cause: parsed.error });
      }
      return command.run(document, parsed.data);
    },
  };
}
