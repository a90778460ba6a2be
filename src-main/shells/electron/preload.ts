// Runs in the sandboxed window before its page.
import { contextBridge, ipcRenderer } from 'electron';

import { exposePipe } from './expose-pipe.ts';

exposePipe(ipcRenderer, (pipe) => {
  contextBridge.exposeInMainWorld('voxloomPipe', pipe);
});
