import { basename } from 'node:path';

import type { DubSummary } from '../services/dub-script.ts';
import type { DubWarning } from '../services/dub-warnings.ts';
import { duration } from './progress-bar.ts';

export function describeWarning({ line, message }: DubWarning): string {
  return `Line ${line}: ${message}`;
}

export function describeSummary({ lines, secondsOfSound, secondsSpent, realTimeFactor }: DubSummary, target: string): string {
  const speed = `${(1 / realTimeFactor).toFixed(1)} times as fast as speech`;
  return `${basename(target)}: ${lines} ${lines === 1 ? 'line' : 'lines'}, ${duration(secondsOfSound)} of sound in ${secondsSpent.toFixed(1)} s, ${speed}.`;
}

/** The summary that `--json` prints, on one line. */
export function summaryJson(summary: DubSummary, voice: string): string {
  const { secondsOfSound, secondsOfSpeech, secondsSpent, realTimeFactor } = summary;
  return JSON.stringify({
    voice,
    lines: summary.lines,
    secondsOfSound: round(secondsOfSound),
    secondsOfSpeech: round(secondsOfSpeech),
    secondsSpent: round(secondsSpent),
    realTimeFactor: round(realTimeFactor),
    files: summary.files,
    warnings: summary.warnings,
  });
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
