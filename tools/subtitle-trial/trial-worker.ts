import { parentPort, workerData } from 'node:worker_threads';

import { runSubtitleTrial } from './run-subtitle-trial.ts';
import { seededRandom } from './seeded-random.ts';

const { files, seed } = workerData as { readonly files: number; readonly seed: number };
parentPort?.postMessage(runSubtitleTrial(files, seededRandom(seed)));
