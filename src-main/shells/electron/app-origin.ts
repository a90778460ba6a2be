/** The window's own scheme: files of the app and media of the project, never a file of the disk by its path. */
export const APP_SCHEME = 'voxloom';
export const APP_ORIGIN = `${APP_SCHEME}://app`;

/** Whether a URL is the window's own page, and not merely one that begins like it. */
export function isAppUrl(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${APP_SCHEME}:` && host === 'app';
  } catch {
    return false;
  }
}
