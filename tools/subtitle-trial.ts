import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { TrialResult } from './subtitle-trial/run-subtitle-trial.ts';

/*
 * Reads 1,000 damaged subtitle files in a thread that may not have more than 200 MB, and says how it went. Fails when one of
 * them crashes, takes over two seconds of the processor, is not given back byte for byte, or needs more memory than that.
 *
 * npm run trial:subtitles [-- files [seed]]
 */

const SLOWEST_MS = 2000;
const MEMORY = { maxOldGenerationSizeMb: 168, maxYoungGenerationSizeMb: 32 };

const [files = 1000, seed = 1] = process.argv.slice(2).map(Number);
const worker = new Worker(new URL('./subtitle-trial/trial-worker.ts', import.meta.url), { workerData: { files, seed }, resourceLimits: MEMORY });
// Rejects when the thread dies, of too little memory above all.
const [{ failures, ...figures }] = (await once(worker, 'message')) as [TrialResult];
process.stdout.write(`${JSON.stringify({ ...figures, memoryMb: MEMORY.maxOldGenerationSizeMb + MEMORY.maxYoungGenerationSizeMb }, undefined, 2)}\n`);
for (const failure of failures) process.stderr.write(`${failure}\n`);
if (failures.length > 0 || figures.slowestMs > SLOWEST_MS) process.exitCode = 1;
