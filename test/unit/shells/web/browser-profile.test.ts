import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { claimProfile } from '../../../../src-main/shells/web/browser-profile.ts';

describe('browser profiles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'voxloom-profiles-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are never shared, and used again when released', async () => {
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimProfile(folder)));
    expect(new Set(claims.map((claim) => claim.folder)).size).toBe(8);
    const [first] = claims;
    await first?.release();
    expect((await claimProfile(folder)).folder).toBe(first?.folder);
  });

  it.each(['2147483646', '', 'x', '-1', '0'])('are taken over from a launch that was killed: %j', async (owner) => {
    const { folder: profile } = await claimProfile(folder);
    await writeFile(join(profile, 'claimed-by'), owner);
    expect(basename((await claimProfile(folder)).folder)).toBe('window-1');
  });
});
