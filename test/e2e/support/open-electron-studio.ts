import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';

import { electronBinary } from '../../../tools/start/choose-shell.ts';
import type { OpenStudio } from './running-studio.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Absolute path of Electron's binary; undefined where it has not been fetched. */
export const ELECTRON = electronBinary(ROOT, process.env);

/** The product's own shell, over the folders of `home`. */
export const openElectronStudio: OpenStudio = async ({ home, project, viewport, colorScheme, locale, onContext }) => {
  const openedAtMs = performance.now();
  const app = await _electron.launch({
    ...(ELECTRON !== undefined && { executablePath: ELECTRON }),
    args: [join(ROOT, 'src-main/shells/electron/main.ts'), ...(project === undefined ? [] : [project]), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    // The home decides where Electron's shell keeps its things (`user-folders.ts`).
    env: { ...definedOnly(process.env), HOME: home.folder, USERPROFILE: home.folder, XDG_CONFIG_HOME: join(home.folder, '.config'), APPDATA: join(home.folder, '.config') },
    colorScheme,
    locale,
  });
  const pid = app.process().pid ?? 0;
  onContext(app.context(), pid);
  const page = await app.firstWindow();
  await page.setViewportSize(viewport);
  return {
    context: app.context(),
    page,
    openedAtMs,
    pid,
    async answerFileDialog(path, ask) {
      // The system's own dialogs are outside every page: the next one answers by itself.
      await app.evaluate(({ dialog }, answer) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer });
      }, path);
      await ask();
    },
    stop: () => app.close(),
    async kill() {
      app.process().kill('SIGKILL');
      await app.close().catch(() => undefined);
    },
  };
};

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
