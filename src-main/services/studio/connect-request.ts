import { ENGINE_VERSION } from '../../engine/voices/engine-version.ts';
import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { StudioOptions } from '../../shared/contract/studio-host.ts';
import type { VoiceView } from '../../shared/contract/views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { AppMemory } from './app-memory.ts';
import type { PresentProject } from './present-project.ts';
import type { StudioStatus } from './studio-status.ts';

export interface ConnectOptions {
  readonly options: StudioOptions;
  readonly memory: AppMemory;
  readonly voices: readonly VoiceView[];
  readonly present: PresentProject;
  readonly status: StudioStatus;
}

/** What a window asks first. */
export function connectRequest({ options, memory, voices, present, status }: ConnectOptions): Pick<RequestHandlers, 'studio.connect'> {
  const platform = platformOf(process.platform);
  return {
    'studio.connect': async () => {
      const recent = await memory.recent();
      status.greet();
      return {
        version: ENGINE_VERSION,
        shell: options.shell,
        platform,
        capabilities: options.capabilities,
        settings: memory.settings(),
        recent,
        voices: [...voices],
        project: present.now?.session.snapshot() ?? null,
      };
    },
  };
}

function platformOf(platform: NodeJS.Platform): 'linux' | 'darwin' | 'win32' {
  if (platform === 'linux' || platform === 'darwin' || platform === 'win32') return platform;
  throw new VoxloomError('request.failed', `Voxloom does not run on ${platform}.`);
}
