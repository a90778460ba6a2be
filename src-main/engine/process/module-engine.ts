import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { LaunchModule } from '../../shared/contract/studio-host.ts';
import type { LaunchEngine } from './engine-host.ts';

/** Starts the engine by a shell's own means, such as a `utilityProcess`; `connectedPort` is the other end. */
export function engineBy(launch: LaunchModule): LaunchEngine {
  return (events) => {
    const own = import.meta.url;
    return launch(fileURLToPath(new URL(`./engine-process${extname(own)}`, own)), events);
  };
}
