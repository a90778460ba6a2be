import type { BrowserWindow, OpenDialogOptions } from 'electron';

import type { FileKind, NativeDialogs } from '../../shared/contract/studio-host.ts';
import type { ElectronParts } from './electron-parts.ts';

const FILTERS: Readonly<Record<Exclude<FileKind, 'folder'>, { readonly name: string; readonly extensions: readonly string[] }>> = {
  project: { name: 'Voxloom', extensions: ['vox'] },
  script: { name: 'Script', extensions: ['txt', 'md', 'srt', 'vtt', 'ass', 'ssa', 'ttml', 'dfxp'] },
  subtitles: { name: 'Subtitles', extensions: ['srt', 'vtt', 'ass', 'ssa', 'ttml', 'dfxp', 'xml'] },
  audio: { name: 'Audio', extensions: ['wav', 'mp3', 'flac', 'm4a', 'aac', 'ogg', 'opus', 'mp4', 'mov', 'webm', 'mkv'] },
  picture: { name: 'Film', extensions: ['mp4', 'mov', 'm4v', 'webm', 'mkv'] },
  lexicon: { name: 'Lexicon', extensions: ['csv', 'pls', 'xml'] },
};

/** The system's file dialogs, as sheets of the window. */
export function nativeDialogs(dialog: ElectronParts['dialog'], window: () => BrowserWindow | undefined): NativeDialogs {
  return {
    async open(title, kinds) {
      const parent = window();
      const options: OpenDialogOptions = {
        title,
        properties: kinds.includes('folder') ? ['openDirectory', 'createDirectory'] : ['openFile'],
        filters: kinds.flatMap((kind) => (kind === 'folder' ? [] : [{ name: FILTERS[kind].name, extensions: [...FILTERS[kind].extensions] }])),
      };
      const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
      return canceled ? null : (filePaths[0] ?? null);
    },
    async save(title, suggestedName, extension) {
      const parent = window();
      const options = { title, defaultPath: `${suggestedName}.${extension}`, filters: [{ name: extension.toUpperCase(), extensions: [extension] }] };
      const { canceled, filePath } = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
