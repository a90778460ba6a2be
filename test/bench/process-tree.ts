import { execFileSync } from 'node:child_process';

/** What a process and everything it started hold and have used. */
export interface TreeUse {
  readonly residentBytes: number;
  readonly cpuSeconds: number;
}

/** Needs `ps`, so Linux and macOS. */
export function useOfTree(root: number): TreeUse {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,time='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  const members = new Set([root]);
  for (let before = 0; before < members.size; ) {
    before = members.size;
    for (const [pid, parent] of rows) if (members.has(Number(parent))) members.add(Number(pid));
  }
  const own = rows.filter(([pid]) => members.has(Number(pid)));
  return {
    residentBytes: own.reduce((sum, [, , kilobytes]) => sum + Number(kilobytes) * 1024, 0),
    cpuSeconds: own.reduce((sum, [, , , time = '']) => sum + secondsOf(time), 0),
  };
}

/** `[days-]hours:minutes:seconds` */
function secondsOf(time: string): number {
  const [clock = '', days = '0'] = time.split('-').reverse();
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
}
