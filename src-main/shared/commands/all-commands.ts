import type { Command } from './command.ts';

/** Every command by its name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(([] as Command[]).map((command) => [command.name, command]));
