import { dirname, sep } from 'node:path';

/** How the folders of services that copy files elsewhere while they are used are named. */
const SERVICES: readonly (readonly [name: string, folder: RegExp])[] = [
  ['Dropbox', /^dropbox( \(.*\))?$/i],
  ['OneDrive', /^onedrive( - .*)?$/i],
  ['Google Drive', /^(google ?drive|my drive)$/i],
  ['iCloud Drive', /^(com~apple~clouddocs|iclouddrive|icloud drive)$/i],
  ['Nextcloud', /^nextcloud$/i],
  ['坚果云', /^(nutstore( files)?|我的坚果云)$/i],
];

/**
 * The service that synchronises the folder a file lies in, as far as its path tells. Such a service copies a database and its
 * log at different moments, and copies of both that do not belong together are a damaged project.
 */
export function synchronisedBy(path: string): string | undefined {
  const folders = dirname(path).split(sep);
  return SERVICES.find(([, folder]) => folders.some((name) => folder.test(name)))?.[0];
}
