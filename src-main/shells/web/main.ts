import { fileURLToPath } from 'node:url';

import { BUNDLED_VOICES } from '../../services/installed-voices.ts';
import { openStudio } from '../../services/studio/open-studio.ts';
import { userFolders } from '../../services/user-folders.ts';
import { parseFlags } from './parse-flags.ts';
import { runWebShell } from './run-web-shell.ts';

const BUILT_WINDOW = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

await runWebShell(() => {
  const { dataFolder, documentsFolder, ...flags } = parseFlags(process.argv.slice(2), process.cwd());
  const folders = userFolders();
  return {
    ...flags,
    openStudio,
    windowFolder: BUILT_WINDOW,
    voiceFolders: [BUNDLED_VOICES],
    dataFolder: dataFolder ?? folders.data,
    documentsFolder: documentsFolder ?? folders.documents,
    homeFolder: folders.home,
  };
});
