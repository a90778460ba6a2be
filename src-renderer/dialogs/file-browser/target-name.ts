/** A file name with `extension`, without characters that some file system refuses; empty when nothing is left of it. */
export function targetName(typed: string, extension: string): string {
  const clean = typed
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
  if (clean === '') return '';
  return clean.toLowerCase().endsWith(`.${extension}`) ? clean : `${clean}.${extension}`;
}

/** `name` in the folder `path`, with the separator that the folder's own path uses. */
export function joinPath(path: string, name: string): string {
  const separator = path.includes('\\') && !path.includes('/') ? '\\' : '/';
  return path.endsWith(separator) ? `${path}${name}` : `${path}${separator}${name}`;
}
