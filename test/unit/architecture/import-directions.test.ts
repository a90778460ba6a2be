import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const eslint = new ESLint({ cwd: root, overrideConfigFile: `${root}eslint.config.js` });

/** Rules broken by a file at `path` that imports `target`. */
async function broken(path: string, target: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`import * as target from '${target}';\nexport { target };\n`, { filePath: `${root}${path}` });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

// The file that stands in for its folder must exist, since lint reads it with types; its text is replaced.
describe('the lint rule', () => {
  it.each([
    ['src-main/engine/noise-source.ts', '../media/audio-export.ts'],
    ['src-main/media/audio-export.ts', '../engine/noise-source.ts'],
    ['src-main/engine/noise-source.ts', '../services/dub-script.ts'],
    ['src-main/services/dub-script.ts', '../cli/parse-options.ts'],
    ['src-main/cli/parse-options.ts', '../engine/noise-source.ts'],
    ['src-main/shared/domain/delivery.ts', '../../engine/noise-source.ts'],
    ['src-main/database/project-database.ts', '../media/audio-export.ts'],
    ['src-main/database/project-database.ts', '../services/studio/open-studio.ts'],
    ['src-main/services/studio/open-studio.ts', '../../shells/app-files.ts'],
    ['src-main/shells/app-files.ts', '../database/project-database.ts'],
    ['src-main/shells/app-files.ts', '../engine/noise-source.ts'],
    ['src-renderer/state/store.ts', '../../src-main/services/studio/open-studio.ts'],
    ['src-renderer/state/store.ts', '../../src-main/database/project-database.ts'],
    ['src-main/shared/domain/delivery.ts', '../../../src-renderer/state/store.ts'],
  ])('refuses that %s imports %s', async (path, target) => {
    expect(await broken(path, target)).toContain('boundaries/dependencies');
  });

  it.each([
    ['src-main/engine/noise-source.ts', '../shared/domain/delivery.ts'],
    ['src-main/services/dub-script.ts', '../media/audio-export.ts'],
    ['src-main/cli/parse-options.ts', '../services/dub-script.ts'],
    ['src-main/services/studio/open-studio.ts', '../../database/project-database.ts'],
    ['src-main/shells/app-files.ts', '../services/studio/open-studio.ts'],
    ['src-renderer/state/store.ts', '../../src-main/shared/domain/delivery.ts'],
  ])('allows that %s imports %s', async (path, target) => {
    expect(await broken(path, target)).not.toContain('boundaries/dependencies');
  });
});
