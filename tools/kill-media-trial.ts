import { EXPORT_WORKS, IMPORT_WORKS } from './kill-trial/media-work.ts';
import { runMediaTrials } from './kill-trial/run-media-trials.ts';

/*
 * Proves that kill -9 in the middle of any export or import leaves the old file, a whole new one or nothing, and a project
 * that opens and goes on: npm run trial:kill-media [-- how often each, 20 by default]
 */
const count = Number(process.argv[2] ?? 20);
console.log('| what was under way | kills | caught in the middle | finished before | faults |\n| --- | --- | --- | --- | --- |');
const all = await runMediaTrials([...EXPORT_WORKS, ...IMPORT_WORKS], count, 1, ({ work, kills, caught, finished, faults }) => {
  console.log(`| ${work} | ${String(kills)} | ${String(caught)} | ${String(finished)} | ${String(faults.length)} |`);
});
for (const fault of all.flatMap(({ faults }) => faults)) console.error(fault);
if (all.some(({ faults, kills }) => faults.length > 0 || kills === 0)) process.exitCode = 1;
