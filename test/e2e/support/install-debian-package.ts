import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @returns whether the package is there now: only root may install it, and only Debian and its relatives have it. */
export function installDebianPackage(name: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log(`Installing Debian's package "${name}" for the end-to-end tests.`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return [['update'], ['install', '-y', '--no-install-recommends', name]].every((args) => spawnSync('apt-get', args, { stdio: 'inherit', env: environment }).status === 0);
}
