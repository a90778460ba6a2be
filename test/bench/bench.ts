// npm run bench [-- --voice <id> --voices <folder> --threads 2 --runs 20 --lines 1000]
// Speed, first sound and memory of the engine as the studio uses it: through its own process. Prints a Markdown table.
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import { memoryLines, SPEED_LINES, TWELVE_WORDS } from './bench-lines.ts';
import { firstSoundRow, markdownTable, memoryRow, speedRow, type BenchRow } from './bench-table.ts';
import { measureMemory } from './measure-memory.ts';
import { timeRuns } from './measure-speed.ts';

const { values } = parseArgs({
  options: {
    voice: { type: 'string', default: 'kathleen-en' },
    voices: { type: 'string', default: fileURLToPath(new URL('../../models/voices', import.meta.url)) },
    threads: { type: 'string', default: '2' },
    runs: { type: 'string', default: '20' },
    lines: { type: 'string', default: '1000' },
  },
});
const threads = wholeNumber('threads', values.threads);
const runs = wholeNumber('runs', values.runs);
const lines = wholeNumber('lines', values.lines);

const client = new EngineClient({ voiceFolders: [values.voices], threads, provider: 'cpu' });
try {
  const rows: BenchRow[] = [];
  for (const { seconds, text } of SPEED_LINES) {
    tell(`${runs} runs of the ${seconds} s line`);
    rows.push(speedRow(seconds, await timeRuns(client, values.voice, text, runs)));
  }
  tell(`${runs} runs of the 12-word line`);
  rows.push(firstSoundRow(await timeRuns(client, values.voice, TWELVE_WORDS, runs)));
  tell(`${lines} lines for memory`);
  const readAfter = [lines / 10, lines / 2, lines].map(Math.round);
  rows.push(memoryRow(await measureMemory(client, values.voice, memoryLines(lines), readAfter)));
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  console.log(`Voice ${values.voice}, ${threads} threads of ${availableParallelism()}, ${processor}, Node ${process.version}.\n`);
  console.log(markdownTable(rows));
} finally {
  await client.close();
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} takes a whole number from 1, not "${text}"`);
  return value;
}

function tell(what: string): void {
  process.stderr.write(`bench: ${what}\n`);
}
