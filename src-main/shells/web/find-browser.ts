import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where browsers that can show an app window may be, best first. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const LINUX_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];

const MAC_PROGRAMS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** @returns absolute paths worth trying, best first. `VOXLOOM_BROWSER`, an absolute path, goes before all. */
export function browserCandidates({ platform, environment, home }: BrowserSearch): string[] {
  const chosen = environment['VOXLOOM_BROWSER'];
  const first = chosen !== undefined && isAbsolute(chosen) ? [chosen] : [];
  return [...first, ...installed(platform, environment, home)];
}

function installed(platform: NodeJS.Platform, environment: BrowserSearch['environment'], home: string): string[] {
  const below = (folders: (string | undefined)[], programs: string[]): string[] =>
    programs.flatMap((program) => folders.flatMap((folder) => (folder ? [join(folder, program)] : [])));
  if (platform === 'darwin') return below(['/Applications', join(home, 'Applications')], MAC_PROGRAMS);
  if (platform === 'win32') return below([environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']], WINDOWS_PROGRAMS);
  return below((environment['PATH'] ?? '').split(delimiter).filter(isAbsolute), LINUX_NAMES);
}

/** @returns the first that can be run. */
export async function findBrowser(search: BrowserSearch): Promise<string | undefined> {
  for (const candidate of browserCandidates(search)) {
    const runs = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return candidate;
  }
  return undefined;
}
