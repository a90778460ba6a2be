import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { licenceTable, readRuntimePackages } from '../../../tools/runtime-packages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = readRuntimePackages(readFileSync(`${root}package-lock.json`, 'utf8'));

describe('the packages that ship', () => {
  it('each state a licence that is free to ship, and none the GPL', () => {
    // The MPL asks that changes to its own files stay open: such packages are shipped as they are.
    const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0', '(MIT OR CC0-1.0)', 'MPL-2.0']);
    // The LGPL asks that its library can be replaced: such packages lie outside the archive (electron-builder.yml).
    const replaceable = new Set(['codec-parser']);
    expect(packages.length).toBeGreaterThan(10);
    expect(packages.filter(({ name, licence }) => !allowed.has(licence) && !(replaceable.has(name) && licence.startsWith('LGPL-')))).toEqual([]);
  });

  it('are the ones that docs/licences.md lists', () => {
    expect(readFileSync(`${root}docs/licences.md`, 'utf8')).toContain(licenceTable(packages));
  });

  it('are pinned exactly in package.json', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Record<string, Record<string, string>>;
    for (const version of Object.values({ ...dependencies, ...devDependencies })) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
