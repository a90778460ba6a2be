import { z } from 'zod';

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression as the package states it; empty when it states none. */
  readonly licence: string;
}

/** The packages a lockfile (version 3) installs for the program itself, without those for development. */
export function readRuntimePackages(text: string): RuntimePackage[] {
  return Object.entries(lockfile.parse(JSON.parse(text)).packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.devOptional !== true)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? '',
    }));
}

export function licenceTable(packages: readonly RuntimePackage[]): string {
  return ['| package | version | licence |', '| --- | --- | --- |', ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)].join('\n');
}
