import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export interface UserFolders {
  /** The app's own: settings, logs, caches. */
  readonly data: string;
  /** Where projects go that were not given a place. */
  readonly documents: string;
  readonly home: string;
}

/** Where this user's things are, for every shell alike. Nothing is made. */
export function userFolders(platform: NodeJS.Platform = process.platform, environment: NodeJS.ProcessEnv = process.env, home: string = homedir()): UserFolders {
  const absolute = (path: string | undefined, otherwise: string): string => (path !== undefined && isAbsolute(path) ? path : otherwise);
  const settings =
    platform === 'win32'
      ? absolute(environment['APPDATA'], join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : absolute(environment['XDG_CONFIG_HOME'], join(home, '.config'));
  const documents = join(home, 'Documents');
  return { data: join(settings, 'Voxloom'), documents: join(existsSync(documents) ? documents : home, 'Voxloom'), home };
}
