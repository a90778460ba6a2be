import { runKillTrials } from './kill-trial/run-kill-trials.ts';

/*
 * Proves that nothing acknowledged is lost to kill -9: node tools/pinned-node.mjs tools/kill-trial.ts [how often, 300 by default]
 */
const count = Number(process.argv[2] ?? 300);
const { kills, acknowledged, sounds, backups, faults } = await runKillTrials(count, (done) => {
  if (done % 25 === 0) console.log(`${done} of ${count}`);
});
for (const fault of faults) console.error(fault);
console.log(`${kills} kills, ${acknowledged} acknowledged changes, ${sounds} sounds, ${backups} whole backups seen, ${faults.length} faults`);
process.exitCode = faults.length > 0 || kills === 0 ? 1 : 0;
