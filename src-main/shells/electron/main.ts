// The product's entry: Electron runs this file in its main process.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, crashReporter, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess } from 'electron';

import { BUNDLED_VOICES } from '../../services/installed-voices.ts';
import { openStudio } from '../../services/studio/open-studio.ts';
import { userFolders } from '../../services/user-folders.ts';
import { startElectronShell } from './electron-shell.ts';

const folders = userFolders();
const top = fileURLToPath(new URL('../../..', import.meta.url));

startElectronShell({
  electron: { app, BrowserWindow, crashReporter, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess },
  openStudio,
  windowFolder: join(top, 'dist', 'renderer'),
  preloadFile: join(top, 'dist', 'preload', 'preload.cjs'),
  // A packed program carries its voices beside itself, where ONNX Runtime can open them by path.
  voiceFolders: [app.isPackaged ? join(process.resourcesPath, 'voices') : BUNDLED_VOICES, join(folders.data, 'voices')],
  dataFolder: folders.data,
  documentsFolder: folders.documents,
  homeFolder: folders.home,
  argv: process.argv.slice(app.isPackaged ? 1 : 2),
  platform: process.platform,
  report: (error) => {
    console.error(error);
  },
}).catch((error: unknown) => {
  dialog.showErrorBox('Voxloom', error instanceof Error ? error.message : String(error));
  app.quit();
});
