import type { StudioHost } from '../../shared/contract/studio-host.ts';
import type { EngineSettings } from '../start-engine.ts';
import { openStudioWith } from '../studio/open-studio.ts';
import type { UserFolders } from '../user-folders.ts';

/** The whole studio with nobody to look at it. Whoever opens it closes it. */
export function openHeadlessStudio({ voiceFolders, voiceModule, launchModule }: EngineSettings, { data, documents, home }: UserFolders): Promise<StudioHost> {
  return openStudioWith(
    {
      shell: 'web',
      capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false },
      dataFolder: data,
      documentsFolder: documents,
      homeFolder: home,
      voiceFolders,
      ...(launchModule && { launchModule }),
    },
    voiceModule === undefined ? {} : { voiceModule },
  );
}
