import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** More windows than this at once are not ours to count. */
const MOST_PROFILES = 32;

export interface BrowserProfile {
  readonly folder: string;
  release(): Promise<void>;
}

/**
 * A browser profile for this launch alone, below `folder`. Two launches in one profile would share one browser process, and
 * neither could tell when its own window is gone.
 */
export async function claimProfile(folder: string): Promise<BrowserProfile> {
  for (let number = 1; number <= MOST_PROFILES; number++) {
    const profile = join(folder, `window-${number}`);
    await mkdir(profile, { recursive: true, mode: 0o700 });
    const claim = join(profile, 'claimed-by');
    if (await take(claim)) return { folder: profile, release: () => rm(claim, { force: true }) };
  }
  throw new Error(`all ${MOST_PROFILES} browser profiles in ${folder} are in use`);
}

async function take(claim: string): Promise<boolean> {
  if (await write(claim)) return true;
  const owner = await readFile(claim, 'utf8').catch(() => undefined);
  if (owner === undefined || isAlive(Number(owner))) return false;
  // Left by a launch that was killed. Of several that see it, one succeeds in moving it away.
  const aside = `${claim}.stale-${process.pid}`;
  try {
    await rename(claim, aside);
    if ((await readFile(aside, 'utf8')) === owner) return await write(claim);
    // Another launch was quicker, and this is its claim.
    await rename(aside, claim);
    return false;
  } catch {
    return false;
  } finally {
    await rm(aside, { force: true });
  }
}

/** As a link to a whole file: a claim is never there without its owner. */
async function write(claim: string): Promise<boolean> {
  const whole = `${claim}.${randomUUID()}`;
  await writeFile(whole, String(process.pid));
  try {
    await link(whole, claim);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
