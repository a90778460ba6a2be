import type { MemoryReading } from './measure-memory.ts';
import { memorySwing } from './measure-memory.ts';
import type { SpokenRun } from './measure-speed.ts';
import { percentile } from './percentile.ts';

export interface BenchRow {
  readonly measure: string;
  readonly value: string;
  readonly target: string;
  /** Absent where there is no target. */
  readonly met?: boolean;
}

const RTF_TARGET = 0.03;
const FIRST_SOUND_TARGET_MS = 150;
const MEMORY_TARGET = 0.1;

/** Real-time factor of the runs of one line; the target is for the 5-second line. */
export function speedRow(seconds: number, runs: readonly SpokenRun[]): BenchRow {
  const factors = runs.map(({ secondsSpent, secondsOfSound }) => secondsSpent / secondsOfSound);
  const sound = runs.reduce((sum, { secondsOfSound }) => sum + secondsOfSound, 0) / runs.length;
  const p50 = percentile(factors, 0.5);
  const row = {
    measure: `real-time factor, ${seconds} s line (${sound.toFixed(1)} s of sound, ${runs.length} runs)`,
    value: `p50 ${p50.toFixed(4)}, p95 ${percentile(factors, 0.95).toFixed(4)}`,
  };
  return seconds === 5 ? { ...row, target: `p50 at most ${RTF_TARGET}`, met: p50 <= RTF_TARGET } : { ...row, target: '' };
}

export function firstSoundRow(runs: readonly SpokenRun[]): BenchRow {
  const waits = runs.map(({ firstSoundMs }) => firstSoundMs);
  const p50 = percentile(waits, 0.5);
  return {
    measure: `first sound, 12-word line, warm (${runs.length} runs)`,
    value: `p50 ${p50.toFixed(0)} ms, p95 ${percentile(waits, 0.95).toFixed(0)} ms`,
    target: `at most ${FIRST_SOUND_TARGET_MS} ms`,
    met: p50 <= FIRST_SOUND_TARGET_MS,
  };
}

export function memoryRow(readings: readonly MemoryReading[]): BenchRow {
  const swing = memorySwing(readings);
  const sizes = readings.map(({ afterLines, residentBytes }) => `${(residentBytes / 1e6).toFixed(0)} MB after ${afterLines}`);
  return {
    measure: 'memory of the engine process',
    value: `${sizes.join(', ')}: swing ${(100 * swing).toFixed(1)} %`,
    target: 'flat within 10 %',
    met: swing <= MEMORY_TARGET,
  };
}

export function markdownTable(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ measure, value, target, met }) => {
    const verdict = met === undefined ? '' : met ? 'yes' : '**no**';
    return `| ${measure} | ${value} | ${target} | ${verdict} |`;
  });
  return ['| measure | value | target | met |', '| --- | --- | --- | --- |', ...cells].join('\n');
}
