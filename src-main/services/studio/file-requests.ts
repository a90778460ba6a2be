import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { StudioOptions } from '../../shared/contract/studio-host.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { authorPath } from './author-path.ts';
import type { HomeFolders } from './home-folders.ts';

type FileRequests = Pick<RequestHandlers, 'files.list' | 'files.createFolder' | 'dialog.open' | 'dialog.save' | 'shell.revealFile'>;

/** Files as the author looks for them: in the window's own browser, or in the dialogs of the shell. */
export function fileRequests({ dialogs, revealFile }: StudioOptions, folders: HomeFolders): FileRequests {
  return {
    'files.list': ({ path }) => folders.list(path),
    'files.createFolder': async ({ parent, name }) => ({ path: await folders.create(parent, name) }),
    'dialog.open': async ({ title, kinds }) => {
      if (!dialogs) throw notHere('file dialogs');
      return { path: await dialogs.open(title, kinds) };
    },
    'dialog.save': async ({ title, suggestedName, extension }) => {
      if (!dialogs) throw notHere('file dialogs');
      return { path: await dialogs.save(title, suggestedName, extension) };
    },
    'shell.revealFile': async ({ path }) => {
      if (!revealFile) throw notHere('the file manager');
      await revealFile(authorPath(path));
      return {};
    },
  };
}

function notHere(what: string): VoxloomError {
  return new VoxloomError('shell.not-here', `This window cannot open ${what} of the system.`);
}
