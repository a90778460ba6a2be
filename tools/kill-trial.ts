import { runKillTrials } from './kill-trial/run-kill-trials.ts';

/*
 * Proves that nothing acknowledged is lost to kill -9: node tools/pinned-node.mjs tools/kill-trial.ts [how often, 300 by default]
 * As often a process that drives the project's file is killed, and as often a whole studio that edits, renders and exports.
 */
const count = Number(process.argv[2] ?? 300);
for (const author of ['database', 'studio'] as const) {
  const { kills, acknowledged, sounds, backups, exports, caught, faults } = await runKillTrials(author, count, (done) => {
    if (done % 25 === 0) console.log(`${author}: ${done} of ${count}`);
  });
  for (const fault of faults) console.error(fault);
  console.log(`${author}: ${kills} kills, ${acknowledged} acknowledged changes, ${sounds} sounds, ${backups} whole backups seen, ${exports} exports, ${caught} exports caught in the making, ${faults.length} faults`);
  if (faults.length > 0 || kills === 0) process.exitCode = 1;
}
