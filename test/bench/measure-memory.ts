import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import { timeLine } from './measure-speed.ts';

export interface MemoryReading {
  readonly afterLines: number;
  readonly residentBytes: number;
}

/**
 * Speaks `lines` one after the other and reads the engine process's resident size after as many lines as `readAfter`
 * says (rising). Throws when the process was replaced meanwhile: its size would then prove nothing.
 */
export async function measureMemory(
  client: EngineClient,
  voice: string,
  lines: readonly string[],
  readAfter: readonly number[],
): Promise<MemoryReading[]> {
  const readings: MemoryReading[] = [];
  let process: number | undefined;
  for (const [index, text] of lines.entries()) {
    await timeLine(client, voice, text, index);
    process ??= client.pid;
    if (client.pid !== process) throw new Error(`the engine process was replaced on line ${index + 1}`);
    if (readAfter.includes(index + 1)) readings.push({ afterLines: index + 1, residentBytes: await residentBytes(client.pid) });
  }
  return readings;
}

/** Largest over smallest reading, less one: 0.1 is growth, or swing, of 10 %. */
export function memorySwing(readings: readonly MemoryReading[]): number {
  const sizes = readings.map(({ residentBytes }) => residentBytes);
  return Math.max(...sizes) / Math.min(...sizes) - 1;
}

/** Resident size as the system counts it. Needs `ps`, so Linux and macOS. */
async function residentBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined) throw new Error('there is no engine process');
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * 1024;
}
