import { Readable } from 'node:stream';

import { readScript } from '../../media/script/read-script.ts';
import type { RequestInput, RequestOutput } from '../../shared/contract/contract.ts';
import type { Script, ScriptLine } from '../../shared/domain/script.ts';
import { samplesOfMs } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { readScriptFile } from '../read-script-file.ts';
import { authorPath } from './author-path.ts';
import { refuseNoFile } from './refuse-no-file.ts';

type ImportedScript = RequestOutput<'import.script'>;

/** Limits of `project-rows.ts`. */
const LONGEST_LINE = 20_000;
const LONGEST_NAME = 100;
const MOST_LINES = 100_000;

/**
 * Reads a script as a project takes it: who says what, with slots in samples.
 * @throws VoxloomError what `readScript` and `readScriptFile` throw; `input.option` for a script that no project can hold.
 */
export async function importScript(source: RequestInput<'import.script'>, signal: AbortSignal): Promise<ImportedScript> {
  const script = 'path' in source ? await readFile(authorPath(source.path), signal) : readScript(new TextEncoder().encode(source.text), source.name);
  refuseTooLong(script);
  return { lines: script.lines.map(importedLine) };
}

async function readFile(path: string, signal: AbortSignal): Promise<Script> {
  await refuseNoFile(path);
  return readScriptFile(path, Readable.from([]), signal);
}

function refuseTooLong({ lines }: Script): void {
  if (lines.length > MOST_LINES) {
    throw new VoxloomError('input.option', `The script has ${lines.length} lines, more than the ${MOST_LINES} that a project can hold; cut it into parts.`);
  }
  const long = lines.find(({ text }) => text.length > LONGEST_LINE);
  if (long) {
    throw new VoxloomError(
      'input.option',
      `Line ${long.sourceLine} of the script has ${long.text.length} characters, more than the ${LONGEST_LINE} of one line; break it into paragraphs.`,
    );
  }
}

function importedLine({ text, character, slot }: ScriptLine): ImportedScript['lines'][number] {
  return {
    character: character?.slice(0, LONGEST_NAME) ?? null,
    text,
    slot: slot ? { startSample: samplesOfMs(slot.startMs), endSample: samplesOfMs(slot.endMs) } : null,
  };
}
