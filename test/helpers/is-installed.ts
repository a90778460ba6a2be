import { spawnSync } from 'node:child_process';

/** Whether a program that a test takes for an independent judge is on this machine. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['-version'], { stdio: 'ignore' }).error === undefined;
}
