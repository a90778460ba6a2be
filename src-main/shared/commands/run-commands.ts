import { VoxloomError } from '../domain/voxloom-error.ts';
import type { Patch, ProjectDocument } from '../domain/project-document.ts';
import { applyPatches } from '../domain/project-document.ts';
import { COMMANDS } from './all-commands.ts';

/** A command by name, as it travels and as the history keeps it. */
export interface CommandCall {
  readonly name: string;
  readonly arguments: unknown;
}

/**
 * Runs commands one after another, each on what the one before made.
 * @throws VoxloomError `edit.refused` from a command; `request.invalid` for a name or arguments that no command has.
 */
export function runCommands(document: ProjectDocument, calls: readonly CommandCall[]): { document: ProjectDocument; patches: readonly Patch[] } {
  let present = document;
  const patches: Patch[] = [];
  for (const call of calls) {
    const command = COMMANDS.get(call.name);
    if (!command) throw new VoxloomError('request.invalid', `There is no edit called "${call.name}".`);
    const made = command.run(present, call.arguments);
    present = applyPatches(present, made);
    patches.push(...made);
  }
  return { document: present, patches };
}
