// Runs in the sandboxed window before its page.
import { contextBridge, ipcRenderer, webUtils } from 'electron';

import { exposePipe } from './expose-pipe.ts';

exposePipe(ipcRenderer, (pipe) => {
  contextBridge.exposeInMainWorld('voxloomPipe', pipe);
});

// Where a file lies that the author drops on the window: of such a file only, it tells nothing about any other.
contextBridge.exposeInMainWorld('voxloomPathOf', (file: File) => webUtils.getPathForFile(file));
